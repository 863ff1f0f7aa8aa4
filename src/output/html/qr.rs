//! An address as a QR code (ISO/IEC 18004), for readers of paper.

use fast_qr::{ECL, QRBuilder};

use crate::output::view::QrCode;

/// Modules of nothing around the code, which readers need (ISO/IEC 18004, section 6.3.8).
const QUIET_ZONE: usize = 4;

/// The code of an address; none where it is too long for one.
pub fn code(url: &str) -> Option<QrCode> {
    let code = QRBuilder::new(url).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        for run in code[y].chunk_by(|a, b| a.value() == b.value()) {
            if run.first().is_some_and(|module| module.value()) {
                let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                path.push_str(&format!("M{left} {top}h{0}v1h-{0}z", run.len()));
            }
            x += run.len();
        }
    }
    Some(QrCode {
        size: code.size + 2 * QUIET_ZONE,
        path,
    })
}
