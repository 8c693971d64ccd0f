//! Records made to harm: each is refused in words, in no time, and nothing panics.

use std::fmt::Write;

use anbud_check::{Refusal, verify};

/// A record of these figures and nothing else.
fn record(figures: &str) -> String {
    format!(
        r#"{{"decisions":[],"figures":[{figures}],"files":[],"format":1,"formulas":[],"margin":null,"rules":{{"award":{{"best":"highest","formula":"","model":null,"ties":[]}},"criteria":[],"groups":[],"price":null,"procurement":{{}},"rejections":[],"requirements":[],"rounding":[],"scales":[],"scoring":{{"between_groups":null,"within_group":null}}}},"scope":"whole","seal":"","sealed":"","tenders":[],"undecided":[]}}"#
    )
}

fn refused(figures: &str) -> String {
    match verify(&record(figures)) {
        Err(Refusal::Wrong(problem)) => problem.to_string(),
        other => format!("{other:?}"),
    }
}

const TWO: &str = r#"{"figure":0,"is":"constant","unit":"number","value":"2"}"#;

#[test]
fn an_empty_record_lacks_only_its_digest() {
    let told = refused(TWO);
    assert!(told.starts_with("the record was changed"), "{told}");
}

#[test]
fn what_would_take_for_ever_is_refused_at_once() {
    let large = "9".repeat(19_700);
    let table = [
        (r#"{"figure":1,"is":"sum","of":[1],"unit":"number","value":"2"}"#.to_owned(), "does not stand before it"),
        (r#"{"figure":1,"is":"sum","of":[4294967295],"unit":"number","value":"2"}"#.to_owned(), "does not stand before it"),
        (r#"{"figure":1,"is":"quotient","of":[0],"unit":"number","value":"2"}"#.to_owned(), "operands, not two"),
        (r#"{"figure":1,"is":"rounded","decimals":2147483647,"mode":"floor","of":[0],"unit":"number","value":"2"}"#.to_owned(), "nothing is rounded"),
        (r#"{"figure":1,"is":"nth","from":"highest","rank":4294967295,"of":[0],"unit":"number","value":"2"}"#.to_owned(), "no operand stands at rank"),
        (r#"{"figure":1,"is":"nth","from":"lowest","rank":0,"of":[0],"unit":"number","value":"2"}"#.to_owned(), "no operand stands at rank"),
        (r#"{"figure":1,"is":"trimmed-sum","lowest":4294967295,"highest":4294967295,"of":[0],"unit":"number","value":"2"}"#.to_owned(), "is 0, and the record says 2"),
        (r#"{"figure":1,"is":"logarithm","of":[0],"unit":"number","value":"true"}"#.to_owned(), "is another one"),
        (format!(r#"{{"figure":1,"is":"constant","unit":"number","value":"1{large}{large}"}}"#), "is not an integer or a fraction"),
        (r#"{"figure":1,"is":"constant","unit":"money^99999 points^1","value":"1"}"#.to_owned(), "no unit"),
        (r#"{"figure":1,"is":"tally","tally":{"count":3,"item":"a","rows":["s.csv:1-4294967295","t.csv:1-4294967295,1"],"statistic":"mean","sum":"1","tender":"a"},"unit":"number","value":"1"}"#.to_owned(), "rows cannot be read"),
        (r#"{"figure":1,"is":"tally","tally":{"count":0,"item":"a","rows":["s.csv:1"],"statistic":"trimmed-mean","lowest":4294967295,"highest":4294967295,"sum":"1","tender":"a"},"unit":"number","value":"1"}"#.to_owned(), "counts 0"),
    ];
    for (figure, why) in table {
        let told = refused(&format!("{TWO},{figure}"));
        assert!(told.contains(why), "{figure:.120}: {told}");
    }
}

#[test]
fn powers_do_not_grow_without_end() {
    let power = |base: &str, exponent: &str, value: &str| {
        let given = |number, value| {
            format!(r#"{{"figure":{number},"is":"constant","unit":"number","value":"{value}"}}"#)
        };
        let power =
            format!(r#"{{"figure":2,"is":"power","of":[0,1],"unit":"free","value":"{value}"}}"#);
        refused(&format!("{},{},{power}", given(0, base), given(1, exponent)))
    };
    assert!(power("7", "100000", "1").contains("above 1,000"));
    assert!(power(&"7".repeat(200), "1000", "1").contains("more than 65,536 bits"));
    assert!(power("0", "0", "1").contains("undefined"));
    assert!(power("-2", "1/2", "1").contains("negative"));
    assert!(power(&"7".repeat(10_000), "1/999999999999", "1").contains("is another one"));
}

/// The logarithm of 19,700 nines is 19,700 times that of ten but for the 19,700th digit: right each time, and much work.
#[test]
fn right_figures_that_are_too_much_work_together_are_refused() {
    let value = "4536092633198269997515443165728197/100000000000000000000000000000";
    let logarithms = |count: usize| {
        let nines = "9".repeat(19_700);
        let mut figures =
            format!(r#"{{"figure":0,"is":"constant","unit":"number","value":"{nines}"}}"#);
        for number in 1..=count {
            let _ = write!(
                figures,
                r#",{{"approximate":true,"figure":{number},"is":"logarithm","of":[0],"unit":"number","value":"{value}"}}"#
            );
        }
        refused(&figures)
    };
    let told = logarithms(1);
    assert!(told.starts_with("the record was changed"), "{told}");
    let told = logarithms(1_000);
    assert!(told.contains("more work than a record of this length may be"), "{told}");
    // how much was done is told by where it stopped
    let stopped = (2..10).any(|number| told.contains(&format!("figure {number}:")));
    assert!(stopped, "{told}");
}

#[test]
fn a_long_chain_of_names_and_a_deep_nest_are_read_in_one_pass() {
    let mut figures = TWO.to_owned();
    for number in 1..100_000 {
        let _ = write!(
            figures,
            r#",{{"figure":{number},"is":"same","of":[{}],"unit":"number","value":"2"}}"#,
            number - 1
        );
    }
    assert!(refused(&figures).starts_with("the record was changed"));
    let nest = "[".repeat(1_000_000);
    assert!(matches!(
        verify(&format!("{{\"format\":1,\"figures\":{nest}")),
        Err(Refusal::NotARecord(_))
    ));
    let ties = "\"draw\",".repeat(5_000);
    let many =
        record(TWO).replace("\"ties\":[]", &format!("\"ties\":[{}]", ties.trim_end_matches(',')));
    assert!(
        matches!(verify(&many), Err(Refusal::Wrong(problem)) if problem.text.contains("1000 tie rules"))
    );
}
