//! The words of a comparison.

pub(super) const MODEL: &str = "Model";
pub(super) const WINNER: &str = "Winner";
pub(super) const RESULT_IN: &str = "Result in";
pub(super) const CHANGES: &str = "Where the winner changes";
pub(super) const UNDECIDED: &str = "Where no tender wins alone";
pub(super) const NOTES: &str = "Where more than the model differs";
pub(super) const IMPOSSIBLE: &str = "What cannot be compared";
pub(super) const LEFT_OUT: &str = "Models that need parameters the case does not state";
pub(super) const NOT_COMPARED: &str = "–";

/// The rules as published: the award model, and the model of the price where it earns marks.
pub(super) fn published(model: &str, curve: Option<&str>) -> String {
    let curve = curve.map(|curve| format!(" with {curve}")).unwrap_or_default();
    format!("{model}{curve} (as published)")
}

pub(super) fn hidden(count: usize) -> String {
    let tenders = crate::so_many(count, "tender is", "tenders are");
    format!("{tenders} not shown here; `--format csv` has every one.")
}

pub(super) fn change(model: &str, now: &str, before: &str, figures: &str) -> String {
    format!("{model}: {now} wins instead of {before}{figures}")
}

pub(super) fn against(winner: &str, other: &str) -> String {
    format!(", {winner} against {other}")
}

pub(super) fn by_tie_rules(result: &str) -> String {
    format!(", both at {result}, by the tie rules")
}

pub(super) fn loses_place(is_rejected: bool) -> String {
    let how = if is_rejected { "is rejected" } else { "gets no place" };
    format!(", which {how}")
}

pub(super) const TIED: &str = "tied";
pub(super) const TOO_CLOSE: &str = "too close to tell";
pub(super) const NOBODY: &str = "nobody";

pub(super) fn tied(model: &str, tenders: &str) -> String {
    format!("{model}: {tenders} share the first place, and no stated rule separates them")
}

pub(super) fn too_close(model: &str) -> String {
    format!("{model}: figures are too close to tell who is first")
}

pub(super) fn nobody(model: &str) -> String {
    format!("{model}: no tender has a place")
}

pub(super) fn needs(model: &str, parameters: &[String]) -> String {
    format!("{model}: {}", parameters.join(", "))
}

pub(super) const HOW_TO_STATE: &str = "name the models and state what they need: \
     --models NAME,… --parameters NAME=VALUE,…; `anbud models NAME` says what each means";

/// Under how many of the other models the published winner wins, another does, or nobody alone.
pub(super) fn verdict(winner: &str, same: usize, other: usize, open: usize) -> String {
    let models = same + other + open;
    if models == 0 {
        return format!("{winner} wins as published; no other model could be compared.");
    }
    let others = crate::so_many(models, "other model", "other models");
    let mut parts = Vec::new();
    if same > 0 {
        parts.push(format!("wins under {same}"));
    }
    if other > 0 {
        parts.push(format!("does not win under {other}"));
    }
    if open > 0 {
        parts.push(format!("meets no sole winner under {open}"));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let list = crate::words::list(&parts);
    format!("{winner} wins as published; of {others} it {list}. A comparison changes no award.")
}

pub(super) const NO_WINNER: &str = "As published no tender wins alone, so there is no winner to compare with. A comparison changes no award.";
