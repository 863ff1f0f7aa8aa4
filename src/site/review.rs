//! What may be published as it is and would be better otherwise: what `tidings check` says besides mistakes.

use super::current::Site;
use crate::diagnostic::{Diagnostics, check};

/// Tells of measured outages that nobody has written about, of components in service.
pub fn review(site: &Site, diagnostics: &mut Diagnostics) {
    let zone = site.config.site.timezone;
    for place in site.in_service() {
        let component = &site.config.components[place];
        for outage in &site.uptime[place].outages {
            let end = (!outage.ongoing).then(|| outage.stretch.end.with_timezone(&zone));
            diagnostics.push(check::outage_without_incident(
                component.id_at,
                &component.id,
                outage.stretch.start.with_timezone(&zone),
                end,
            ));
        }
    }
}
