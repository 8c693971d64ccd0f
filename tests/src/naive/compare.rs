//! The JSON of `evaluate` beside the naive evaluation: every figure, and the order of the tenders.

use serde_json::Value;

use super::case::Case;
use super::evaluate::{Judged, Outcome, Status};
use super::figures::{Figures, yields_money};
use super::number::{Q, decimal};
use super::reach;

/// Everything in which the engine's answer differs; nothing if the two agree.
pub fn differences(case: &Case, naive: &Outcome, exit: u8, output: &str) -> Vec<String> {
    let (tenders, expected) = match naive {
        Outcome::Refused(why) if exit == 2 => {
            assert!(!why.is_empty());
            return Vec::new();
        }
        Outcome::Refused(why) => return vec![format!("exit code {exit}, but naively: {why}")],
        Outcome::Judged { tenders, exit } => (tenders, *exit),
    };
    let mut found = Differences(Vec::new());
    found.compare("exit code", &exit, &expected);
    if exit == 2 {
        return found.0;
    }
    let Ok(json) = serde_json::from_str::<Value>(output) else {
        return vec![format!("exit code {exit}, and the output is no JSON: {output}")];
    };
    let absolute = json["model"]["absolute"].as_bool();
    found.compare("absolute", &absolute, &Some(reach::is_absolute(case)));
    let order: Vec<&str> = list(&json).iter().filter_map(|tender| tender["id"].as_str()).collect();
    found.compare("order of tenders", &order, &in_order(tenders));
    for naive in tenders {
        match list(&json).iter().find(|tender| tender["id"] == naive.id.as_str()) {
            Some(engine) => found.compare_tender(case, engine, naive),
            None => found.0.push(format!("{}: not in the output", naive.id)),
        }
    }
    found.0
}

/// The naive evaluation as text, for people who look at a failing test.
pub fn summary(naive: &Outcome) -> String {
    let (tenders, exit) = match naive {
        Outcome::Refused(why) => return format!("refused: {why}"),
        Outcome::Judged { tenders, exit } => (tenders, exit),
    };
    let shown = |figure: &Option<Q>| figure.as_ref().map_or("-".to_owned(), Q::to_string);
    let mut lines = vec![format!("exit code {exit}")];
    for tender in tenders {
        let (status, place, grounds) = (tender.status, tender.place, tender.grounds);
        let [result, quality, price] = [&tender.result, &tender.quality, &tender.price].map(shown);
        lines.push(format!(
            "{}: {status:?}, place {place:?}, {grounds} grounds, result {result}, quality {quality}, price {price}",
            tender.id
        ));
        for (criterion, figures) in &tender.criteria {
            let [score, share, marks] = [&figures.score, &figures.share, &figures.marks].map(shown);
            lines.push(format!(
                "    {criterion}: score {score}, share {share}, points or value {marks}"
            ));
        }
    }
    lines.join("\n")
}

fn list(json: &Value) -> &[Value] {
    json["tenders"].as_array().map_or(&[], Vec::as_slice)
}

/// By place and id, then the unplaced, then the rejected.
fn in_order(tenders: &[Judged]) -> Vec<&str> {
    let mut sorted: Vec<&Judged> = tenders.iter().collect();
    let kind = |tender: &Judged| match tender.status {
        Status::Ranked | Status::Undecided => 0,
        Status::Unplaced => 1,
        Status::Rejected => 2,
    };
    sorted.sort_by_key(|tender| (kind(tender), tender.place, &tender.id));
    sorted.into_iter().map(|tender| tender.id.as_str()).collect()
}

struct Differences(Vec<String>);

impl Differences {
    fn compare<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, engine: &T, naive: &T) {
        if engine != naive {
            self.0.push(format!("{what}: {engine:?}, but naively {naive:?}"));
        }
    }

    fn compare_tender(&mut self, case: &Case, engine: &Value, naive: &Judged) {
        let id = &naive.id;
        let status = match naive.status {
            Status::Ranked => "ranked",
            Status::Undecided => "undecided",
            Status::Unplaced => "unplaced",
            Status::Rejected => "rejected",
        };
        self.compare(&format!("{id}: status"), &engine["status"].as_str(), &Some(status));
        let place = engine["place"].as_u64();
        self.compare(&format!("{id}: place"), &place, &naive.place.map(|place| place as u64));
        let grounds = engine["grounds"].as_array().map_or(0, Vec::len);
        self.compare(&format!("{id}: grounds"), &grounds, &naive.grounds);
        let abnormal = engine["abnormal"].as_bool();
        self.compare(&format!("{id}: abnormal"), &abnormal, &naive.abnormal);
        self.compare_figure(&format!("{id}: result"), &engine["result"], &naive.result);
        self.compare_figure(&format!("{id}: quality"), &engine["quality"], &naive.quality);
        self.compare_figure(&format!("{id}: price"), &engine["price"], &naive.price);
        for criterion in &case.criteria {
            let marks = if yields_money(case, criterion) { "value" } else { "points" };
            let engine = &engine["criteria"][&criterion.id];
            let figures = naive.criteria.get(&criterion.id).cloned().unwrap_or_default();
            let Figures { score, share, marks: worth } = figures;
            for (word, figure) in [("score", score), ("share", share), (marks, worth)] {
                // Of a rejected tender more may be known than had to be looked at.
                if naive.status != Status::Rejected || figure.is_some() {
                    let what = format!("{id}: {word} of {}", criterion.id);
                    self.compare_figure(&what, &engine[word], &figure);
                }
            }
        }
    }

    fn compare_figure(&mut self, what: &str, engine: &Value, naive: &Option<Q>) {
        let exact = engine["exact"].as_str();
        self.compare(what, &exact, &naive.as_ref().map(Q::to_string).as_deref());
        let shown = engine["decimal"].as_str();
        self.compare(what, &shown, &naive.as_ref().map(decimal).as_deref());
    }
}
