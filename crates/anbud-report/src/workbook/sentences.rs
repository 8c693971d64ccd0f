//! The decision and the grounds of rejection in the language of the case, by the sentences of the report.

use anbud::evaluation::{Status, TenderResult};
use anbud::ledger::Activities;
use anbud::procedure::Language;
use anbud::record::{Basis, Record};

use crate::View;
use crate::document::plain;
use crate::language::Texts;
use crate::report::facts::Facts;
use crate::{decision, report};

/// The sentences of one case.
pub(super) struct Sentences {
    /// What decided.
    pub(super) decision: String,
    /// The grounds of each rejected tender, in the order of the result.
    pub(super) grounds: Vec<Vec<String>>,
}

/// The sentences in the language of the case.
pub(super) fn of(view: &View<'_>) -> Sentences {
    match view.procedure.procurement.language {
        Some(language @ Language::Swedish) => translated(view, language),
        Some(Language::English) | None => english(view),
    }
}

fn english(view: &View<'_>) -> Sentences {
    let grounds = |result: &TenderResult| {
        let grounds = result.grounds.iter();
        grounds.map(|ground| format!("{} ({})", ground.text, ground.at)).collect()
    };
    Sentences {
        decision: decision::decision(view),
        grounds: view.with_status(Status::Rejected).map(grounds).collect(),
    }
}

fn translated(view: &View<'_>, language: Language) -> Sentences {
    let basis = Basis {
        procedure: view.procedure,
        tenders: view.tenders,
        sheet: view.sheet,
        evaluation: view.evaluation,
        activities: &Activities::default(),
        warnings: &view.warnings,
    };
    let record = Record::of(&basis, Vec::new());
    let texts = Texts::new(language);
    let facts = Facts::new(&record, &texts, None);
    let rejected = record.tenders.iter().filter(|tender| tender.status == Status::Rejected);
    let ground = |ground: &anbud::record::Ground| {
        let said = report::rejected::in_words(&facts, ground).map(|said| plain(&said));
        format!("{} ({})", said.unwrap_or_else(|| ground.text.clone()), ground.at)
    };
    Sentences {
        decision: plain(&report::decision::sentence(&facts)),
        grounds: rejected.map(|tender| tender.grounds.iter().map(ground).collect()).collect(),
    }
}
