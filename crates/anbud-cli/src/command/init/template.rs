//! The criteria file of a new case, with gaps for what its model needs.

/// criteria.toml; what stands in curly brackets is filled in.
pub(super) const TEMPLATE: &str = r#"# The rules of the award: published with the notice, sealed, never changed afterwards.
# This case is made up. Change it piece by piece and let anbud read along:
#
#   anbud check {dir}        every mistake, with its place and remedy
#   anbud evaluate {dir}     the ranking, and what decided it
#
# Everything that can change the award is stated in this file; no rule has a default.

format = 1

[procurement]
title = "Booking system for sports halls"
authority = "Example Town"
reference = "ET 2026-1"
currency = "EUR"
language = "en"                       # of letters and reports: en or sv


# How quality and price make one result ------------------------------------------
{award}


# What is asked for --------------------------------------------------------------
{marks}

[[scale]]
id = "fulfilment"
minimum = 0
maximum = 5
step = 1                              # a score between the steps is a mistake
labels = { 0 = "not met", 3 = "met", 5 = "far better than asked for" }

[[criterion]]
id = "functionality"
title = "Functionality"
{functionality}
scale = "fulfilment"
model = "of-maximum"                  # share = score / maximum, for each requirement below
threshold = { score = 2 }             # a tender below it is rejected

[[criterion]]
id = "usability"
title = "Ease of use"
{usability}
scale = "fulfilment"
{usability_rule}
{measured}[[criterion]]
id = "price"
title = "Price for four years"
kind = "price"
{price}
[[requirement]]
id = "M-1"
text = "Personal data stay within the EU"
mandatory = true                      # not met: the tender is rejected

[[requirement]]
id = "F-1"
criterion = "functionality"
text = "Clubs book recurring times for a whole season"
weight = 3                            # among the requirements of its criterion

[[requirement]]
id = "F-2"
criterion = "functionality"
text = "Free times are shown to the public without a login"
weight = 1


# Who scores, and how scores become one ------------------------------------------
# evaluators.csv says who belongs to which group, scores.csv who scored what.

[[group]]
id = "caretakers"
title = "Caretakers of the halls"
activity = "demonstration"
{assesses_functionality}
[[group]]
id = "clubs"
title = "Sports clubs"
activity = "workshop"
{assesses_usability}
[scoring]
within_group = "mean"                 # the scores of a group become their mean
{panel}missing = "error"                     # a score that is not there is a mistake, never a zero
{abnormal}"#;
