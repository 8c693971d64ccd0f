//! A field without some of its tenders, with all keys as they were.

use anbud::keyed::Key;
use anbud::procedure::{Procedure, Requirement};
use anbud::tenders::Tender;
use anbud::{Place, Tenders};

/// The same rules and tenders, with some of the tenders outside of the field: they do not meet a requirement that is added
/// for this alone, and so need no scores and set no lowest price. Scores stay as they are, since no key changes.
pub(crate) fn without(
    procedure: &Procedure,
    tenders: &Tenders,
    outside: &[Key<Tender>],
) -> (Procedure, Tenders) {
    let mut procedure = procedure.clone();
    let requirement = procedure.requirements.push(Requirement {
        id: "".into(),
        text: "".into(),
        place: Place::in_code(),
        mandatory: true,
        criterion: None,
        weight: None,
        threshold: None,
    });
    let mut tenders = tenders.clone();
    for key in tenders.list.keys() {
        let meets = !outside.contains(&key);
        tenders.list[key].meets.push((requirement, meets, Place::in_code()));
    }
    (procedure, tenders)
}
