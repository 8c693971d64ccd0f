# Varningar och grunder på svenska.

## Scores and evaluators

told-coverage = färre bedömare än planerat efter `{ $attribute }` har satt betyg
told-recused = bedömare är jäviga för `{ $tender }` och bedömer inte det anbudet
told-missing-score = grupper utan betyg för `{ $item }` räknas inte med
told-missing-consensus = grupper utan gemensamt betyg för `{ $item }` räknas inte med
told-uneven = bedömare har satt betyg för `{ $item }` på några anbud men inte på andra
told-pairs-missing = bedömare som inte har jämfört alla par räknas inte med
told-pairs-no-group = grupper som inte har jämfört något räknas inte med
told-panel = { $n } av { $of } ledamöter lämnas utanför panelen
told-recused-consensus = ett gemensamt betyg för `{ $tender }` är satt av dem som inte är jäviga: protokollet kan inte visa vilka som deltog
told-two-values = bedömaren `{ $evaluator }` har två värden för `{ $attribute }`: `{ $first }` och `{ $second }`

## Replaced scores

told-replaced-by-group = betyget för `{ $item }` för anbudet `{ $tender }` från gruppen `{ $group }`, ändrat från { $old } till { $new }, avgjorde något: med { $again } { $effects }
told-replaced-by = betyget för `{ $item }` för anbudet `{ $tender }` från `{ $evaluator }`, ändrat från { $old } till { $new }, avgjorde något: med { $again } { $effects }
told-replaced = betyget för `{ $item }` för anbudet `{ $tender }`, ändrat från { $old } till { $new }, avgjorde något: med { $again } { $effects }
told-replaced-several = { $n } ändrade betyg för `{ $item }` avgjorde något
told-replaced-more = ytterligare { $n } ändrade betyg kan ha avgjort något; de har inte undersökts
told-replaced-pair = jämförelsen av `{ $item }` från `{ $evaluator }`, ändrad från { $before } till { $after }, avgjorde något: utan ändringen { $effects }
told-replaced-pairs-more = ytterligare { $n } ändrade jämförelser kan ha avgjort något; de har inte undersökts
told-pair = `{ $tender }` före `{ $over }` med { $preference }
told-effect-no-evaluation = hade ärendet inte kunnat utvärderas
told-effect-nobody-wins = hade ingen vunnit
told-effect-wins-instead = hade `{ $won }` vunnit i stället för `{ $wins }`
told-effect-wins = hade `{ $won }` vunnit
told-effect-share-instead = hade { $won } delat första platsen i stället för { $wins }
told-effect-share = hade { $won } delat första platsen
told-effect-instead-of-shared = hade { $won } vunnit i stället för { $wins }
told-effect-several = hade ytterligare { $n } anbud stått på andra platser
told-effect-rejected-for = hade `{ $tender }` förkastats: { $ground }
told-effect-rejected = hade `{ $tender }` förkastats
told-effect-not-rejected = hade `{ $tender }` inte förkastats utan haft plats { $place }
told-effect-not-rejected-unplaced = hade `{ $tender }` inte förkastats men saknat plats
told-effect-not-rejected-undecided = hade `{ $tender }` inte förkastats, men dess plats hade inte varit avgjord
told-effect-not-rejected-assessed = hade `{ $tender }` inte förkastats utan bedömts
told-effect-place-instead = hade `{ $tender }` haft plats { $place } i stället för { $now }
told-effect-place = hade `{ $tender }` haft plats { $place }
told-effect-unplaced = hade `{ $tender }` saknat plats
told-effect-undecided = hade platsen för `{ $tender }` inte varit avgjord
told-effect-assessed = hade `{ $tender }` bedömts
told-ground-not-met = `{ $id }` är inte uppfyllt: { $text }
told-ground-score = betyget för `{ $id }` är { $found }, under lägsta godtagbara { $least }
told-ground-share = andelen av full poäng för `{ $id }` är { $found }, under lägsta godtagbara { $least }
told-ground-rule = `{ $id }`: { $text }

## Prices

told-price-differs-total = ett angivet pris är inte summan av prisbilagan; enligt reglerna gäller det angivna priset
told-price-differs-stated = ett angivet pris är inte summan av prisbilagan; enligt reglerna gäller det angivna
told-price-differs-sheet = ett angivet pris är inte summan av prisbilagan; enligt reglerna gäller enhetspriserna
told-amount-stated = ett angivet belopp är inte mängd gånger enhetspris; enligt reglerna gäller det angivna
told-amount-unit-price = ett angivet belopp är inte mängd gånger enhetspris; enligt reglerna gäller enhetspriserna
told-weighs-for-nothing = posten `{ $item }` väger { $weight }, men inget av den ska köpas

## Rules that nothing uses

told-unused-scale = skalan `{ $scale }` används inte av något kriterium
told-unused-part = delen `{ $part }` har ingen post och ingen `formula`
told-unused-item-weight = `weight` för posten `{ $item }` används inte: enhetspriserna räknas efter mängd
told-unused-price = anbudets pris ingår inte i dess resultat
told-unused-panel = `panel` används inte: tilldelningsformeln tar inget `over panel`
told-unused-lots = `[lots]` används inte: det finns ingen `[[lot]]`
told-unused-lots-key = `{ $key }` i `[lots]` används inte: delarna fördelas inte på ett sätt som ser på den
told-unused-key = `{ $key }` används inte: det finns ingen `[[item]]` att prissätta
told-unscored = inget i `{ $criterion }` bedöms, så ingen grupp kan bedöma det
told-unused-group-weight = vikten för gruppen `{ $group }` används inte
told-unused-curve = `{ $criterion }` anger hur det blir en andel, men ingår inte i någon summa
told-unused-tie = `{ $rule }` kan inte skilja det åt som `{ $first }` har lämnat lika
told-unused-after-draw = `{ $rule }` står efter `{ $draw }`, som inte lämnar något lika
told-unused-parameter = parametern `{ $parameter }` används inte i någon formel
