//! The maintenance of lifts: a small procedure in code, with requirements, two groups, a table and a rejected tender.

use std::sync::Arc;

use anbud::evaluation::{Evaluation, Scope, evaluate};
use anbud::ledger::{Entry, Evaluator, Replaced};
use anbud::procedure::Item;
use anbud::procedure::draft::{
    AwardDraft, CriterionDraft, Draft, GroupDraft, RequirementDraft, ScaleDraft, ThresholdDraft,
};
use anbud::tenders::{Measure, Price, Tender};
use anbud::{Literal, Place, Procedure, Sheet, Tenders};
use anbud_report::View;

/// A case in the making.
pub(crate) struct Lifts {
    draft: Draft,
    tenders: Vec<(&'static str, &'static str, &'static str)>,
    /// Scores of each tender: for F-1, F-2 and safety, by two evaluators each.
    scores: Vec<[[i64; 2]; 3]>,
}

/// A case that was evaluated.
pub(crate) struct Evaluated {
    procedure: Procedure,
    tenders: Tenders,
    sheet: Sheet,
    evaluation: Evaluation,
}

impl Lifts {
    pub(crate) fn new(model: &str) -> Self {
        let number = |text: &str| text.parse::<Literal>().unwrap();
        let draft = Draft::new(
            "Maintenance of lifts".to_owned(),
            "Region Example".to_owned(),
            "RE 2026-7".to_owned(),
            "SEK".to_owned(),
        )
        .award(
            AwardDraft::model(model.to_owned())
                .ties(["highest service".to_owned(), "lowest price".to_owned()]),
        )
        .scale(ScaleDraft::new("fulfilment".to_owned(), number("0"), number("5")).step(number("1")))
        .criterion(
            CriterionDraft::new("service".to_owned())
                .title("Service and repairs".to_owned())
                .weight(number("50"))
                .scale("fulfilment".to_owned())
                .model("of-maximum".to_owned()),
        )
        .criterion(
            CriterionDraft::new("safety".to_owned())
                .weight(number("40"))
                .scale("fulfilment".to_owned())
                .model("of-maximum".to_owned())
                .threshold(ThresholdDraft::score(number("2"))),
        )
        .criterion(
            CriterionDraft::new("experience".to_owned())
                .weight(number("10"))
                .measure("years".to_owned())
                .table([
                    (number("0"), number("0 %")),
                    (number("5"), number("60 %")),
                    (number("10"), number("100 %")),
                ]),
        )
        .criterion(CriterionDraft::new("price".to_owned()).kind("price".to_owned()))
        .requirement(RequirementDraft::mandatory(
            "M-1".to_owned(),
            "Answers calls at night".to_owned(),
        ))
        .requirement(
            RequirementDraft::scored("F-1".to_owned(), "service".to_owned())
                .text("Comes within an hour".to_owned())
                .weight(number("3")),
        )
        .requirement(
            RequirementDraft::scored("F-2".to_owned(), "service".to_owned())
                .text("Keeps spare parts".to_owned())
                .weight(number("1")),
        )
        .group(GroupDraft::new("wardens".to_owned()).assesses(["service".to_owned()]))
        .group(GroupDraft::new("engineers".to_owned()).assesses(["safety".to_owned()]))
        .within_group("mean".to_owned())
        .missing("error".to_owned());
        Lifts { draft, tenders: Vec::new(), scores: Vec::new() }
    }

    /// Three tenders: north and west remain, south does not answer calls at night.
    pub(crate) fn scored(mut self) -> Self {
        self.tender("north", "North Lifts AB", "2100000", [[4, 5], [3, 4], [5, 4]]);
        self.tender("south", "South Elevators Ltd", "1900000", [[3, 3], [3, 4], [4, 4]]);
        self.tender("west", "West & Partners", "1950000.50", [[3, 4], [5, 5], [3, 3]]);
        self
    }

    pub(crate) fn tender(
        &mut self,
        id: &'static str,
        tenderer: &'static str,
        price: &'static str,
        scores: [[i64; 2]; 3],
    ) {
        self.tenders.push((id, tenderer, price));
        self.scores.push(scores);
    }

    pub(crate) fn evaluated(self) -> Evaluated {
        let procedure = self.draft.build().unwrap();
        let mut tenders = Tenders::default();
        let mandatory = procedure.requirements.find(|one| one.mandatory).unwrap();
        for (at, (id, tenderer, price)) in self.tenders.iter().enumerate() {
            let place = |column: u32| Place::new("tenders.toml", 6 * at as u32 + 4, column, 5);
            let submitted = (price.parse().unwrap(), place(9));
            let corrected = (*id == "west")
                .then(|| ("1960000".parse().unwrap(), place(30), Arc::from("a sum")));
            tenders.list.push(Tender {
                id: (*id).into(),
                tenderer: (*tenderer).into(),
                price: Some(Price { submitted, corrected }),
                meets: vec![(mandatory, *id != "south", place(1))],
                measures: vec![Measure {
                    name: "years".into(),
                    value: Literal::whole(7),
                    text: "7".into(),
                    place: place(1),
                }],
                scores: Vec::new(),
                place: place(1),
            });
        }
        let sheet = sheet(&procedure, &tenders, &self.scores);
        let evaluation = evaluate(&procedure, &tenders, &sheet, Scope::Whole).unwrap();
        Evaluated { procedure, tenders, sheet, evaluation }
    }
}

fn sheet(procedure: &Procedure, tenders: &Tenders, scores: &[[[i64; 2]; 3]]) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.files.push("scores.csv".into());
    let evaluators: Vec<_> = ["anna", "bo", "cia", "dan"]
        .into_iter()
        .enumerate()
        .map(|(at, id)| {
            let group = procedure.groups.keys().nth(at / 2).unwrap();
            let evaluator = Evaluator {
                id: id.into(),
                groups: vec![group],
                attributes: Vec::new(),
                place: Place::in_code(),
            };
            (group, sheet.evaluators.push(evaluator))
        })
        .collect();
    let requirement =
        |id: &str| Item::Requirement(procedure.requirements.find(|one| &*one.id == id).unwrap());
    let safety = Item::Criterion(procedure.criteria.find(|one| &*one.id == "safety").unwrap());
    let items = [(safety, 2, 2), (requirement("F-1"), 0, 0), (requirement("F-2"), 1, 0)];
    for (at, tender) in tenders.list.keys().enumerate() {
        for (item, row, first) in items {
            for by in 0..2 {
                let (group, evaluator) = evaluators[first + by];
                sheet.entries.push(Entry {
                    tender,
                    item,
                    group: Some(group),
                    evaluator: Some(evaluator),
                    score: Literal::whole(scores[at][row][by]),
                    file: 0,
                    line: 2 + (at * 6 + row * 2 + by) as u32,
                });
            }
        }
    }
    sheet.replaced.push(Replaced {
        entry: 2,
        score: Literal::whole(3),
        place: Place::new("scores.csv", 90, 1, 4),
        reason: "read the annex".into(),
        at: None,
    });
    sheet
}

impl Evaluated {
    pub(crate) fn view(&self) -> View<'_> {
        View::new(&self.procedure, &self.tenders, &self.sheet, &self.evaluation, [])
    }

    pub(crate) fn item(&self, id: &str) -> Item {
        let criterion = self.procedure.criteria.find(|one| &*one.id == id).map(Item::Criterion);
        let requirement =
            || self.procedure.requirements.find(|one| &*one.id == id).map(Item::Requirement);
        criterion.or_else(requirement).unwrap()
    }
}
