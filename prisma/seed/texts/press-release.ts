/** The press release as it went out on 4 March 2024. */
export const PRESS_RELEASE_TEXT = `## East quay open again after three years

Brackwater, 4 March 2024. Mayor Ilse Varn and harbour master Tomas Oake today reopened the east quay in front of some six hundred residents. The quay had been closed since the storm of 19 November 2020.

In her speech the mayor called the day “the end of a long winter” and said that traffic through the harbour had doubled. The works cost 14.4 million crowns. According to the town auditor, the project was finished within its budget.

The new quay at a glance:

- 318 ships called in 2023, half as many again as in 2021.
- The new quay has brought 140 jobs to the town.
- The ferry to Sallow Isle has been running again since May 2023.
- The top of the wall lies sixty centimetres higher than before the storm.

Every cabin on the ferry has been booked until September, and hoteliers speak of the best spring in living memory.

The crane rails will be tested in April. On 21 May the council will decide whether to dig the second basin. The plans can be seen at the town hall on weekdays from nine to four, and questions are welcome at any hour.

Petra Lohm, press office of the council
`;

/** The same release as it was corrected two days later. */
export const PRESS_RELEASE_TEXT_CORRECTED = `## East quay open again after three years

*Corrected on 6 March 2024: the auditor’s finding is now given in full, and the number of jobs leaves out those that moved within the town. One sentence, for which we had no source, has been taken out. We thank the readers who wrote to us.*

Brackwater, 4 March 2024. Mayor Ilse Varn and harbour master Tomas Oake today reopened the east quay in front of some six hundred residents. The quay had been closed since the storm of 19 November 2020.

In her speech the mayor called the day “the end of a long winter” and said that traffic through the harbour had doubled. The works cost 14.4 million crowns. According to the town auditor, the project was, apart from the crane rails, finished within its revised budget.

The new quay at a glance:

- 318 ships called in 2023, half as many again as in 2021.
- The new quay has brought 65 jobs to the town.
- The ferry to Sallow Isle has been running again since May 2023.
- The top of the wall lies sixty centimetres higher than before the storm.

The crane rails will be tested in April. On 21 May the council will decide whether to dig the second basin. The plans can be seen at the town hall on weekdays from nine to four, and questions are welcome at any hour.

Petra Lohm, press office of the council
`;
