/** Sections 11 to 14 of the town auditor’s report of 12 February 2024. */
export const AUDIT_REPORT_TEXT = `## 11 Cost

The council set the budget at 11.2 million crowns in June 2021. In September 2022 it raised the budget to 14.6 million, after the diggers had found the timber footing rotten over a length of seventy metres. Nobody could have known of the footing before the wall was opened. The revision was decided in public, by eleven votes to four, and I find no fault with it.

By 31 December 2023 the council had spent 14.4 million crowns. The crane rails, for 0.9 million, are carried in the budget of 2024 and are not contained in this sum.

## 12 Finding

The project was, apart from the crane rails, finished within its revised budget. It was finished seven months later than first planned; five of these months are owed to the footing.

## 13 Workmanship

The wall was inspected at twelve points, four of them by divers. I have seldom seen a wall so soundly built at its foot. Above the waterline the joints will need attention within five years, which is usual for work done in winter.

## 14 Use of the quay

The council asked me to give figures for the use of the quay. I give three years, because the choice of the first year decides how the last one looks: in 2019 the quay was whole, and in 2021 only its southern half could be used.

| | 2019 | 2021 | 2023 |
| --- | --- | --- | --- |
| Ships calling | 301 | 212 | 318 |
| Cargo in tonnes | 79,000 | 41,000 | 83,000 |
| People employed on the quay | 121 | 44 | 140 |

Calls rose by half between 2021 and 2023, and cargo doubled. Measured against 2019, both rose by about one twentieth. Of the 96 people who were employed on the quay in addition, 31 had come with their firms from the west basin; 65 places of work are new to the town.

The ferry to Sallow Isle resumed on 6 May 2023. On Saturdays in July and August 87 per cent of its seats were taken; over the year it was 54 per cent.

I thank the harbour office, which answered every question within a week.

Edda Quill, town auditor
`;
