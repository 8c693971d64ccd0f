# Meningarna i förklaringar på svenska.

## Where a tender stands

explain-in-tender = i anbudet { $id }, { $tenderer }
explain-place = Anbudet har plats { $place } av { $placed }.
explain-place-with = Anbudet har plats { $place } av { $placed }, med resultatet { $result }.
explain-place-undecided = Anbudet har ännu ingen plats: talen ligger för nära varandra för att skiljas åt.
explain-rejected = Anbudet förkastas:
explain-unplaced = Anbudet är med i jämförelsen men har ingen plats: utvärderingsformeln ger det inget resultat.
explain-quality-alone = Endast kvaliteten har bedömts; inget pris har lästs.
explain-ahead = Anbudet ligger { $margin } före { $other }.
explain-behind = Anbudet ligger { $margin } efter { $other }.
explain-tie-before = Resultatet är lika med det för { $other }; regeln `{ $rule }` sätter anbudet före { $other }.
explain-tie-after = Resultatet är lika med det för { $other }; regeln `{ $rule }` sätter anbudet efter { $other }.
explain-shares = Anbudet delar sin plats med { $other }: resultaten är lika och ingen regel skiljer dem åt.

## Grounds of rejection

explain-ground-not-met = det obligatoriska kravet `{ $id }` är inte uppfyllt: { $text }
explain-ground-rule = `{ $id }`: { $text }
explain-ground-score = betyget för `{ $id }` är { $found }, under lägsta godtagbara { $least }
explain-ground-share = andelen av full poäng för `{ $id }` är { $found }, under lägsta godtagbara { $least }

## Figures

explain-true = sant
explain-false = falskt
explain-nothing = inget
explain-of-tender = { $name } för { $tender }
explain-sum = summan
explain-product = produkten
explain-of-many = { $what } av { $n } tal
explain-weighted-mean = det vägda medelvärdet av { $n } krav
explain-trimmed-sum = summan av { $n } tal utan de { $lowest } lägsta och de { $highest } högsta
explain-count = hur många av { $n } villkor som gäller
explain-lowest = { $rank ->
    [1] lägsta
    [2] näst lägsta
   *[other] nummer { $rank } nedifrån
}
explain-highest = { $rank ->
    [1] högsta
    [2] näst högsta
   *[other] nummer { $rank } uppifrån
}
explain-one-of = { $rank } av { $n }: { $name }
explain-rounded = { $count ->
    [one] avrundat { $mode } till { $n } decimal
   *[other] avrundat { $mode } till { $n } decimaler
}
explain-mode-half-up = (halva bort från noll)
explain-mode-half-down = (halva mot noll)
explain-mode-half-even = (halva till jämn siffra)
explain-mode-truncate = mot noll
explain-mode-floor = nedåt
explain-mode-ceil = uppåt
explain-see-above = se ovan
explain-and-more = och { $n } till (`--all` visar dem)
explain-since = eftersom { $condition }: { $values }
explain-since-not = eftersom { $condition } inte gäller: { $values }

## Scores

explain-only-score = det enda betyget
explain-mean = medelvärdet av { $count ->
    [one] { $n } betyg
   *[other] { $n } betyg
}
explain-median = medianen av { $count ->
    [one] { $n } betyg
   *[other] { $n } betyg
}
explain-trimmed-mean = { $count ->
    [one] medelvärdet av det betyg som är kvar utan de { $lowest } lägsta och de { $highest } högsta
   *[other] medelvärdet av de { $n } betyg som är kvar utan de { $lowest } lägsta och de { $highest } högsta
}
explain-agreed = gruppens gemensamma betyg
explain-lowest-score = { $count ->
    [one] lägsta av { $n } betyg
   *[other] lägsta av { $n } betyg
}
explain-highest-score = { $count ->
    [one] högsta av { $n } betyg
   *[other] högsta av { $n } betyg
}
explain-consensus = gemensamt
explain-not-counted = (räknas inte)
explain-left-out = (utan { $n } som inte bedömde alla anbud)
explain-lines = { $count ->
    [one] { $place } och { $n } rad till
   *[other] { $place } och { $n } rader till
}
explain-beside = { $count ->
    [one] vid sidan av det gav { $n } bedömare betyget { $lowest }
   *[other] vid sidan av det gav { $n } bedömare betyg från { $lowest } till { $highest }
}
explain-beside-same = { $count ->
    [one] vid sidan av det gav { $n } bedömare betyget { $lowest }
   *[other] vid sidan av det gav { $n } bedömare betyget { $lowest }, alla detsamma
}
explain-below = { $count ->
    [one] , { $apart } under det
   *[other] , i snitt { $apart } under det
}
explain-above = { $count ->
    [one] , { $apart } över det
   *[other] , i snitt { $apart } över det
}
explain-replaced = { $who } ändrade { $old } till { $new }

## Criteria and requirements

explain-requirements = Krav, det största bidraget först
explain-groups = Gruppernas betyg (antal)
explain-rule = Regeln
explain-rule-price = Regeln, där x är priset
explain-rule-measure = Regeln, där x är måttet `{ $measure }`
explain-from-on = från och med { $from }: { $share }
explain-not-needed = Här räknades inget fram: anbudet förkastades innan det behövdes.
explain-no-part = Här räknas inget fram: kriteriet ingår inte i någon summa.
explain-meets = Ett obligatoriskt krav; anbudet uppfyller det.
explain-fails = Ett obligatoriskt krav; anbudet uppfyller det inte och förkastas.

## Prices and thresholds

explain-corrected = Angivet som { $submitted } { $currency }, rättat till { $corrected }: { $reason }.
explain-abnormal = Prövning av onormalt låga anbud
explain-abnormal-holds = priset måste förklaras
explain-abnormal-not = inget att förklara
explain-thresholds = Lägsta godtagbara nivåer
explain-met = { $what } { $value }, minst { $least }: uppfyllt med { $room } till godo
explain-missed = { $what } { $value }, minst { $least }: { $room } för lite
explain-more-met = och { $n } till, uppfyllda med större marginal (`--all` visar dem)

## Why a tender has not won

why-not = Varför { $tender } inte har vunnit
why-not-won = Anbudet har vunnit.
why-not-nobody = Ingen har vunnit: den första platsen är inte avgjord.
why-not-rejected = Anbudet förkastades, på dessa grunder:
why-not-behind = Anbudet har plats { $place }, med resultatet { $own }. { $winner } vann med { $best }: det är { $margin } bättre{ $relative }.
why-not-by-rule = Anbudet har plats { $place }. Resultatet är lika med det för { $winner }, som vann genom regeln `{ $rule }`.
why-not-had = Vad { $one } hade som { $other } inte hade
why-not-against = { $one } för { $of_one }, { $other } för { $of_other }: { $by } skiljer
why-not-worth = här värt { $money }
why-not-more = och { $n } till
why-not-price = Utvärderingspriset
why-not-price-higher = { $own }, mot { $other }: { $by } högre
why-not-price-lower = { $own }, mot { $other }: { $by } lägre
why-not-price-same = { $own }, lika för båda
why-not-enough = Vad som hade räckt för att ligga före vinnaren, var för sig
why-not-nothing = Inget pris, ingen kvalitet och inget enskilt betyg hade räckt.
why-not-least = Resultaten är lika: minsta bättre resultat hade räckt.
why-not-price-below = ett pris under { $at } i stället för { $from }: { $by } lägre
why-not-price-above = ett pris över { $at } i stället för { $from }: { $by } högre
why-not-quality = kvalitet över { $at } i stället för { $from }: { $more } poäng mer
why-not-point = mellan dessa två anbud var en poäng alltså värd { $money }
why-not-score = ett betyg för { $id } över { $at } i stället för { $from }

## The decision on one line

decided-by-result = { $winner } vinner: resultatet är { $margin }{ $relative } bättre än det för { $next }, som kommer närmast.
decided-alone = { $winner } vinner: inget annat anbud har någon plats.
decided-by-rule = { $winner } vinner: { $tied } har samma resultat, { $result }, och regeln `{ $rule }` sätter { $first } först.
decided-by-draw = { $winner } vinner: { $tied } har samma resultat, { $result }, och lottningen sätter { $first } först ({ $held }).
decided-before = { $winner } vinner; ordningen mellan { $tied } därefter är inte avgjord: talen ligger närmare varandra än de går att skilja åt.
decided-too-close = Inte avgjort: talen för { $tied } ligger närmare varandra än de går att skilja åt.
decided-no-ties = Inte avgjort: { $tied } delar första platsen, vart och ett med { $result }; `[award]` anger inga `ties`, så inget skiljer dem åt.
decided-no-rule = Inte avgjort: { $tied } delar första platsen, vart och ett med { $result }, och ingen regel i `ties` skiljer dem åt.
decided-draw-wanted = Inte avgjort: { $tied } delar första platsen, vart och ett med { $result }, och regeln `draw` kräver en lottad ordning som nämner dem: håll lottningen offentligt och ange den under `[draw]` i tenders.toml.
decided-nobody-left = Inget anbud har någon plats: alla anbud har förkastats.
decided-nobody-placed = Inget anbud har någon plats: utvärderingsformeln ger inget av dem ett resultat.
decided-no-tenders = Det finns inget anbud.
