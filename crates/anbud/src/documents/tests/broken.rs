//! Lines that are not TOML: one mistake for each, with its remedy, and none that follows from it.

use super::{criteria, expected, said};

/// A criterion with one more line, and a heading behind it.
fn check(cases: &[(&str, &str)]) {
    for (lines, says) in cases {
        let text =
            format!("format = 1\n[[criterion]]\nid = \"c\"\n{lines}\n[award]\nbest = \"lowest\"\n");
        let reading = criteria(&text);
        assert_eq!(said(&reading.diagnostics), expected(says), "{lines}");
        let draft = &reading.value.draft;
        assert!(draft.award.is_some(), "what stands behind is read: {lines}");
        assert!(
            draft.damaged || draft.criteria.iter().all(|criterion| criterion.damaged),
            "{lines}"
        );
    }
}

#[test]
fn numbers_as_people_write_them() {
    check(&[
        ("weight = 20,5 # half", "4:10: error[number]: `20,5` has a comma where a number has a point
              help: write `20.5`"),
        ("weight = 1,234", "4:10: error[number]: `1,234` has a comma where a number has a point
              help: write `1.234`, or `1234` if the comma separates thousands"),
        ("weight = 1 234", "4:10: error[number]: `1 234` is not written as a number
              help: write `1234`"),
        ("weight = 1'234'567", "4:10: error[number]: `1'234'567` is not written as a number
              help: write `1234567`"),
        ("weight = 1.234,50", "4:10: error[number]: `1.234,50` has a comma where a number has a point
              help: write `1234.50`"),
        ("weight = 8 %", "4:10: error[number]: `8 %` is written between quotes, since it has a percent sign
              help: write `\"8 %\"`"),
        ("weight = 7,5 %", "4:10: error[number]: `7,5 %` is not a number; with a percent sign it is written between quotes
              help: write `\"7.5 %\"`"),
        ("weight = 007", "4:10: error[number]: `007` begins with a zero
              help: write `7`"),
        ("weight = -00.5", "4:10: error[number]: `-00.5` begins with a zero
              help: write `-0.5`"),
        ("weight = .5", "4:10: error[number]: `.5` is not written as a number
              help: write `0.5`"),
        ("weight = 5.", "4:10: error[number]: `5.` is not written as a number
              help: write `5`"),
        ("weight = \u{2212}2", "4:10: error[number]: `\u{2212}2` is not written as a number
              help: write `-2`"),
        ("weight = +-2", "4:11: error[syntax]: a number has two signs
              help: write one sign, or none"),
        ("weight = 20.5 kr", "4:10: error[syntax]: `20.5 kr` stands without quotes
              help: write `\"20.5 kr\"` for a text; a number stands without a unit"),
        ("threshold = { score = 2,5 }", "4:23: error[number]: `2,5` has a comma where a number has a point
              help: write `2.5`"),
        ("threshold = { score = 2,5, share = 1 }", "4:23: error[number]: `2,5` has a comma where a number has a point
              help: write `2.5`"),
        ("table = [[1 2]]", "4:11: error[syntax]: `1 2` is neither one number nor a list
              help: write `,` between two numbers"),
    ]);
}

#[test]
fn texts_and_dates() {
    check(&[
        (
            "scale = fulfilment",
            "4:9: error[syntax]: `fulfilment` stands without quotes
              help: write `\"fulfilment\"`",
        ),
        (
            "title = “Functionality”",
            "4:9: error[syntax]: `“Functionality”` stands without quotes
              help: write `\"Functionality\"`",
        ),
        (
            "title = 2016-0421",
            "4:9: error[syntax]: `2016-0421` is neither a number nor a text between quotes
              help: write `\"2016-0421\"`",
        ),
        (
            "title = \"a",
            "4:11: error[syntax]: the text is not closed on its line
              help: close it with `\"`",
        ),
        (
            "title = 'a",
            "4:11: error[syntax]: the text is not closed on its line
              help: close it with `'`",
        ),
        (
            "title = \"a\u{1}\"",
            "4:11: error[syntax]: the text holds a character that cannot be seen
              help: delete it",
        ),
        (
            r#"title = "C:\q""#,
            r"4:13: error[syntax]: `\` begins an escape that does not exist
              help: write `\\` for a backslash, or put the text between single quotes",
        ),
        (
            "mandatory = True",
            "4:13: error[syntax]: `True` is neither a number nor a text between quotes
              help: write `true`",
        ),
        (
            "title = ",
            "4:9: error[syntax]: a value is missing
              help: write a value after `=`",
        ),
        (
            "title = \"a\"\rweight = 1",
            "4:13: error[syntax]: a line ends with a carriage return alone
              help: end lines with LF or CRLF",
        ),
    ]);
}

#[test]
fn keys() {
    check(&[
        (
            "weight 20",
            "4:1: error[syntax]: `weight 20` is neither `key = value` nor a heading
              help: write `weight = 20`",
        ),
        (
            "weight: 20",
            "4:1: error[syntax]: `weight: 20` is neither `key = value` nor a heading
              help: write `weight = 20`",
        ),
        (
            "weight",
            "4:1: error[syntax]: `weight` is neither `key = value` nor a heading
              help: write `weight = …`",
        ),
        (
            "my weight = 20",
            "4:1: error[syntax]: `my weight = 20` is neither `key = value` nor a heading
              help: a key has no blanks, or stands between quotes",
        ),
        (
            "weight == 20",
            "4:9: error[syntax]: `=` stands twice
              help: write `key = value`",
        ),
        (
            "= 20",
            "4:1: error[syntax]: a name is missing
              help: a line is `key = value`, or a heading such as `[award]`",
        ),
        (
            "parameters = { år = 20 }",
            "4:16: error[syntax]: the key `år` has letters beyond a to z and stands without quotes
              help: write `\"år\"`",
        ),
        (
            "weight = 20 title = \"a\"",
            "4:10: error[syntax]: two keys stand on one line
              help: write each key on a line of its own",
        ),
        (
            "title = \"a\" weight = 20",
            "4:13: error[syntax]: `weight = 20` stands behind what the line states
              help: write each key on a line of its own",
        ),
    ]);
}

#[test]
fn headings() {
    check(&[
        (
            "[[group]\nid = \"nurses\"\nwieght = 3",
            "4:9: error[syntax]: the heading `[[group]` is not closed
              help: write `[[group]]`",
        ),
        (
            "group]]\nid = \"nurses\"",
            "4:1: error[syntax]: `group]]` is neither `key = value` nor a heading
              help: a heading is `[award]`, or `[[criterion]]` for one of several",
        ),
        (
            "[[]]\nid = \"nurses\"",
            "4:3: error[syntax]: a name is missing
              help: a line is `key = value`, or a heading such as `[award]`",
        ),
    ]);
}

#[test]
fn what_is_never_closed_is_one_mistake() {
    check(&[
        (
            "table = [[0, 1],\nweight = 3\ntitle = \"x\"",
            "4:9: error[syntax]: the list that begins here is not closed
              help: close it with `]`",
        ),
        (
            "threshold = { score = 2\nweight = 3",
            "4:13: error[syntax]: the table that begins here is not closed
              help: close it with `}`",
        ),
        (
            "formula = \"\"\"\nshare = x\n\nweight = 3",
            "4:11: error[syntax]: the text that begins here is not closed
              help: close it with `\"\"\"`",
        ),
        (
            "threshold = { score = 2 ]\nweight = 3\nvalue = 3",
            "4:25: error[syntax]: a table between braces holds something that is not `key = value`
              help: write `{ key = value, key = value }`",
        ),
        (
            "limits = { lowest = ], highest = 2 }\nweight = 3\nvalue = 3\n[scoring]\nmissing = \"skip\"",
            "4:21: error[syntax]: `]` closes what is not open
              help: write a value here, or delete it",
        ),
        (
            "table = [[0 1], [1, 2]]]\ntitle = 5",
            "4:11: error[syntax]: `0 1` is neither one number nor a list
              help: write `,` between two numbers
            5:9: error[wrong-type]: `title` is the number `5`, not a text between quotes
              help: write `\"5\"`",
        ),
    ]);
}

#[test]
fn what_stands_twice_is_shown_twice() {
    check(&[
        (
            "title = \"a\"\nweight = 2\ntitle = \"b\"",
            "6:1: error[duplicate]: `title` is stated twice
              help: keep one of the two
              4:1: first stated here",
        ),
        (
            "threshold = { score = 1, score = 2 }",
            "4:26: error[duplicate]: `score` is stated twice
              help: keep one of the two
              4:15: first stated here",
        ),
        (
            "[scoring]\nmissing = \"skip\"\n[scoring]\nwithin_group = \"mean\"",
            "6:2: error[duplicate]: `scoring` is stated twice
              help: keep one of the two
              4:2: first stated here",
        ),
        (
            "[scale]\nid = \"a\"\n[scale]\nid = \"b\"",
            "6:2: error[duplicate]: `scale` is stated twice
              help: write `[[scale]]`, once for each
              4:2: first stated here",
        ),
    ]);
}

#[test]
fn mistakes_beside_a_broken_line_are_said_too() {
    let text = "format = 1\r\n[[criterion]]\r\nid = \"a\"\r\nweight = 20,5\r\nwieght = 3\r\n[[criterion]]\r\ntitle = 4\r\n";
    let reading = criteria(text);
    assert_eq!(
        said(&reading.diagnostics),
        expected(
            "4:10: error[number]: `20,5` has a comma where a number has a point
              help: write `20.5`
            5:1: error[unknown-key]: `wieght` is not a key of a criterion
              help: did you mean `weight`?
            6:1: error[missing-key]: a criterion has no `id`
              help: add `id = \"…\"`
            7:9: error[wrong-type]: `title` is the number `4`, not a text between quotes
              help: write `\"4\"`"
        )
    );
    let draft = reading.value.draft;
    assert!(draft.damaged, "a criterion is left out");
    let read: Vec<_> = draft
        .criteria
        .iter()
        .map(|c| (c.id.value.as_str(), c.weight.is_some(), c.damaged))
        .collect();
    assert_eq!(read, [("a", false, true)]);
}
