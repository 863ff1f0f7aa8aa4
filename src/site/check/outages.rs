//! What monitoring measured, held against what was written.

use crate::diagnostic::{Diagnostic, check};
use crate::site::Site;

/// Somebody has written about every measured outage of a component in service.
pub fn without_incident(site: &Site) -> Vec<Diagnostic> {
    let zone = site.config.site.timezone;
    let mut findings = Vec::new();
    for place in site.in_service() {
        let component = &site.config.components[place];
        for outage in &site.uptime[place].outages {
            let end = (!outage.ongoing).then(|| outage.stretch.end.with_timezone(&zone));
            findings.push(check::outage_without_incident(
                component.id_at,
                &component.id,
                outage.stretch.start.with_timezone(&zone),
                end,
            ));
        }
    }
    findings
}
