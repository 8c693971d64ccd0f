//! Random scores: by evaluators, by consensus, agreed; missing ones, and ones that were replaced.

use super::panels::items;
use crate::naive::case::{Case, Moment, Row, Scale, Within};
use crate::naive::choices::Choices;
use crate::naive::number::Written;
use crate::naive::panels::groups_of;
use num_traits::ToPrimitive;

/// What goes wrong with the scores of a case.
struct Gaps {
    /// Percent of scores that an evaluator forgets.
    forgotten: usize,
    /// Percent of groups that do not score a tender at all.
    groups: usize,
    /// Percent of scores that were given again.
    replaced: usize,
    /// Whether scores are given on some day or at some hour.
    by_hour: bool,
    /// Whether one evaluator may score an item for two groups.
    double: bool,
}

/// Scores for everything that needs some.
pub(super) fn scores(choices: &mut Choices, case: &mut Case) {
    let gaps = Gaps {
        forgotten: choices.of(&[0, 0, 0, 0, 4, 15]),
        groups: choices.of(&[0, 0, 0, 0, 10]),
        replaced: choices.of(&[0, 0, 5, 15]),
        by_hour: choices.chance(50),
        double: choices.chance(10),
    };
    let agreed = choices.of(&[0, 0, 0, 30, 100]);
    let absent: Vec<bool> =
        (0..case.tenders.len()).map(|tender| absent(choices, case, tender)).collect();
    for item in items(case) {
        let all_agree = choices.chance(agreed);
        for (tender, absent) in absent.iter().enumerate() {
            if !all_agree || *absent {
                continue;
            }
            let score = score(choices, case, &item);
            if !choices.chance(1) {
                case.tenders[tender].scores.push((item.clone(), score));
            }
        }
        if !all_agree {
            rows(choices, case, &item, &absent, &gaps);
        }
    }
    if case.rows.is_empty() {
        // Rules of scoring without rows are allowed, and some cases go without.
        if choices.chance(50) {
            case.scoring.within = None;
            case.scoring.between = None;
            case.scoring.missing = None;
        }
        return;
    }
    stray(choices, case);
}

/// Mostly those who fail a mandatory requirement are not scored.
fn absent(choices: &mut Choices, case: &Case, tender: usize) -> bool {
    let fails = case.tenders[tender].meets.iter().any(|(_, met)| !met);
    if fails { choices.chance(50) } else { choices.chance(1) }
}

fn scale<'c>(case: &'c Case, item: &str) -> &'c Scale {
    let id = case.leaf_of(item).scale.clone().expect("a scored item has a scale");
    case.scales.iter().find(|scale| scale.id == id).expect("a scale of the case")
}

fn score(choices: &mut Choices, case: &Case, item: &str) -> Written {
    let scale = scale(case, item);
    let minimum = scale.minimum.value();
    let steps = (scale.maximum.value() - &minimum) / scale.step.value();
    let steps = steps.to_integer().to_usize().expect("few steps");
    let decimals = scale.step.decimals.max(scale.minimum.decimals);
    let ten = 10_i64.pow(decimals - scale.step.decimals);
    let base = scale.minimum.digits * 10_i64.pow(decimals - scale.minimum.decimals);
    // The plainest score is the lowest; one in the upper half is as likely as any.
    let chosen = choices.figure(0, steps);
    Written::new(base + chosen * scale.step.digits * ten, decimals)
}

fn rows(choices: &mut Choices, case: &mut Case, item: &str, absent: &[bool], gaps: &Gaps) {
    let mut busy: Vec<String> = Vec::new();
    for group in groups_of(case, item) {
        let consensus = case.scoring.within == Some(Within::Consensus);
        let individual = !consensus || choices.chance(40);
        let seats = case.seats.clone();
        let mut names: Vec<String> = if consensus { vec![String::new()] } else { Vec::new() };
        for (evaluator, _) in seats.iter().filter(|(_, seat)| individual && *seat == group.id) {
            let elsewhere = busy.contains(evaluator) && !gaps.double;
            if !elsewhere && !choices.chance(7) {
                names.push(evaluator.clone());
            }
        }
        busy.extend(names.iter().cloned());
        for (tender, absent) in absent.iter().enumerate() {
            if *absent || choices.chance(gaps.groups) {
                continue;
            }
            for evaluator in &names {
                if !choices.chance(gaps.forgotten) {
                    row(choices, case, item, tender, (&group.id, evaluator), gaps);
                }
            }
        }
    }
}

/// A score and perhaps others that replace it.
fn row(
    choices: &mut Choices,
    case: &mut Case,
    item: &str,
    tender: usize,
    (group, evaluator): (&str, &str),
    gaps: &Gaps,
) {
    let again = if choices.chance(gaps.replaced) { choices.between(1, 2) } else { 0 };
    let mut minutes = 0;
    for time in 0..=again {
        let score = score(choices, case, item);
        minutes += choices.figure(1, 3) * 60 * if gaps.by_hour { 1 } else { 24 };
        let dated = again > 1 || choices.chance(20);
        case.rows.push(Row {
            tender: case.tenders[tender].id.clone(),
            item: item.to_owned(),
            evaluator: evaluator.to_owned(),
            group: group.to_owned(),
            score,
            reason: (time > 0)
                .then(|| choices.of(&["moderation", "typing \"error\", seen; late"]).to_owned()),
            at: dated.then(|| moment(choices, minutes, gaps.by_hour)),
        });
    }
}

/// A point in time in May 2018; by the hour, clocks stand at different places.
fn moment(choices: &mut Choices, minutes: i64, by_hour: bool) -> Moment {
    if !by_hour {
        return Moment { minutes, text: format!("2018-05-{:02}", 1 + minutes / (24 * 60)) };
    }
    let ahead = choices.of(&[0, 2, -3]);
    let hours = 24 + minutes / 60 + ahead;
    let zone = match ahead {
        0 => "Z".to_owned(),
        ahead if ahead > 0 => format!("+{ahead:02}:00"),
        ahead => format!("-{:02}:00", -ahead),
    };
    Moment {
        minutes,
        text: format!(
            "2018-05-{:02}T{:02}:{:02}:00{zone}",
            1 + hours / 24,
            hours % 24,
            minutes % 60
        ),
    }
}

/// Now and then a mistake: a score off the scale, or a consensus that nobody asked for.
fn stray(choices: &mut Choices, case: &mut Case) {
    let number = choices.below(case.rows.len());
    if choices.chance(2) {
        let score = case.rows[number].score;
        case.rows[number].score = Written::new(score.digits * 10 + 3, score.decimals + 1);
    }
    if choices.chance(1) && !case.groups.is_empty() {
        let mut row = case.rows[number].clone();
        row.evaluator = String::new();
        row.reason = None;
        let consensus = case.scoring.within == Some(Within::Consensus);
        if !consensus {
            case.rows.push(row);
        }
    }
}
