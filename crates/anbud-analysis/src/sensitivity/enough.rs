//! What would have been enough for a tender to be ahead of another: a price, quality, one score.

use anbud::keyed::Key;
use anbud::tenders::Tender;

use super::decision::{Basis, Decision};
use super::flips::{Flip, Subject, smallest};
use super::knob::Knob;
use super::search::{Contest, Turn, first_turn};

/// What would have been enough for a tender to be ahead of another, each alone.
#[derive(Debug, Clone)]
pub struct Enough {
    /// From which price on; none where no price would do, or where it cannot be told.
    pub price: Option<Flip>,
    /// From how many points of quality on; none where full marks would not do, or where it cannot be told.
    pub quality: Option<Turn>,
    /// From which score on, for each criterion and requirement that one score of would do; the smallest change first.
    pub scores: Vec<Flip>,
}

/// Finds what would have been enough for `behind` to be ahead of `ahead`, worked out by the engine.
///
/// ```
/// use anbud::evaluation::{Scope, evaluate};
/// use anbud::procedure::draft::{AwardDraft, CriterionDraft, Draft, ScaleDraft};
/// use anbud::tenders::Tender;
/// use anbud::{Sheet, Tenders};
/// use anbud_analysis::sensitivity::{Basis, enough};
/// let procedure = Draft::new("Lifts", "Exempelby Housing", "EB 1", "SEK")
///     .award(AwardDraft::model("quality-per-price"))
///     .scale(ScaleDraft::new("percent", 0, 100))
///     .criterion(CriterionDraft::new("service").weight(100).scale("percent").model("of-maximum"))
///     .criterion(CriterionDraft::new("price").kind("price"))
///     .build()
///     .expect("a complete procedure");
/// let service = procedure.item("service").expect("a criterion");
/// let tenders: Tenders = [("a", 60, 800), ("b", 70, 1_000)]
///     .map(|(id, score, price)| Tender::new(id, id).price(price).score(service, score))
///     .into_iter()
///     .collect();
/// let sheet = Sheet::default();
/// let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).expect("no mistakes");
/// let basis = Basis { procedure: &procedure, tenders: &tenders, sheet: &sheet, evaluation: &evaluation };
/// let [a, b] = [0, 1].map(|place| evaluation.tenders[place].tender);
/// let found = enough(basis, a, b);
/// // 60 / 800 = 70 / 933.33… = 75 / 1,000
/// assert_eq!(found.price.expect("a price").turn.at.to_string(), "2800/3");
/// assert_eq!(found.quality.expect("so much quality").at.to_string(), "75");
/// ```
#[must_use]
pub fn enough(basis: Basis<'_>, ahead: Key<Tender>, behind: Key<Tender>) -> Enough {
    let decision = Decision::new(basis, 1);
    let contest = Contest { ahead, others: vec![behind] };
    let scores = decision.scored().filter(|(_, tender)| *tender == behind);
    let scores = scores.map(|(item, tender)| Subject::Score(tender, item));
    let flips = scores.filter_map(|subject| smallest(&decision, &contest, subject));
    let mut scores: Vec<Flip> = flips.collect();
    scores.sort_by_cached_key(Flip::distance);
    Enough {
        price: smallest(&decision, &contest, Subject::Price(behind)),
        quality: quality(&decision, &contest, behind),
        scores,
    }
}

fn quality(decision: &Decision<'_>, contest: &Contest, behind: Key<Tender>) -> Option<Turn> {
    let knob = Knob::Quality(behind);
    let (_, most) = knob.ends(decision)?;
    first_turn(decision, contest, knob, &most)
}
