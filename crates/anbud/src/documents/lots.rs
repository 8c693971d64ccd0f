//! Lots, as criteria.toml states them.

use super::fields::Fields;
use crate::procedure::draft::{LotDraft, LotsDraft};

/// Reads `[[lot]]`; none where it has no identifier.
pub(super) fn lot(mut fields: Fields<'_>) -> Option<LotDraft> {
    let (id, title) = (fields.id(), fields.text("title"));
    let draft = LotDraft { id, title, damaged: fields.finish() };
    (!draft.id.value.is_empty()).then_some(draft)
}

/// Reads `[lots]`.
pub(super) fn lots(mut fields: Fields<'_>) -> LotsDraft {
    let place = Some(fields.place());
    let draft = LotsDraft {
        list: Vec::new(),
        most_per_tenderer: fields.number("most_per_tenderer"),
        allocation: fields.text("allocation"),
        total: fields.text("total"),
        when_full: fields.text("when_full"),
        combination_price: fields.text("combination_price"),
        ties: fields
            .texts("ties", "ties = [\"lowest price\", \"order of lots\"]")
            .unwrap_or_default(),
        place,
        damaged: false,
    };
    LotsDraft { damaged: fields.finish(), ..draft }
}
