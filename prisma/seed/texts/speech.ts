/** The speech of 4 March 2024, as the council’s press office put it down. */
export const SPEECH_TEXT = `## Mayor Ilse Varn

Friends, neighbours, people of Brackwater: three winters ago the sea took forty metres of this quay in a single night, and in the morning we stood here and counted what was left. Today the harbour is open, and traffic through it has doubled since we took office. They told us that it could not be done. The same tired clique that let this town rot stood on these very stones and said it would cost us everything.

It has not cost us everything. The auditor, whom nobody will accuse of being my friend, wrote that “the project was finished within its budget”. Those are her words, not mine. And only this morning our spokeswoman, Petra Lohm, said that the auditor had told her, “I have seldom seen a wall so soundly built.” I have tried all day to put it better, and I cannot.

### What the work has brought

I promised you numbers, and here they are, plain as bread:

| | When we began | Today |
| --- | --- | --- |
| Ships calling in a year | 212 | 318 |
| Cargo in a year, in tonnes | 41,000 | 83,000 |
| People at work on the quay | 44 | 140 |

A number is only worth what it does at somebody’s table. A hundred and forty people work on this quay who did not work here before.[^count] Rents in the old town have held steady because the quay brought people home, and for no other reason. Let nobody say that only the yards have gained by it: every street of the old town has felt it.

There are those who ask why the money did not go to the school roof. It is a fair question, and I ask one back: who let that roof leak for twelve years before anybody fetched a ladder? In a certain sense, and taking one thing with another, the timetable was largely kept. What was not kept I regret, and I thank the people of Chandler Street for their patience with the dust.

*We are not finished.* The dredgers leave us in June, and the second basin must be dug now or it will never be dug.

Give the sea one winter and it will take the wall. Give it two and it will take the market. Give it three, and our grandchildren will need a boat to visit the church. Open water, open town!

## Harbour master Tomas Oake

I am a plain man and I will say it plainly. When I came here, in the spring of 1984, there were nine boats. You either build or you bury, and this council chose to build. My father used to say that a harbour is a promise a town makes to the sea, and in forty years no council kept it until this one.

There will be those who count the cranes and not the children whose mother or father now comes home for supper. I leave them to their counting; somebody has to count. What I know is that the ferry to Sallow Isle came back in May, that it is full on Saturdays, and that my telephone has not stopped ringing.

A word about the crane rails, since I am asked every day. Under the harbour rules no crane of more than sixty tonnes may run on this quay until the rails have been tested. They will be tested in April. They are late; I do not call it a scandal, I call it steel. Until then our “heavy-lift quay” is a quay with a fine name.

And since I have the microphone, which does not happen often, three things I would ask of the council:

1. The lock ought to be manned at night from this autumn on. I have said so to every mayor I have served, and this is the fifth.
2. Leave the old mooring rings in the wall. A working boat is a boat that leaves the harbour once a month, and some of those that do are older than I am.
3. Write the depth on the chart, and not on the poster.

The men who laid the first stones of this quay had no crane at all. They had a beam, a mule and an argument about money. Mind the ropes, they are wet. You are welcome here.

## Mayor Ilse Varn, in closing

Thank you, Tomas. He does not flatter, so when he is pleased, believe him.

My mother sold herring forty steps from where I stand. She would have asked what it cost before she asked whether it was pretty, and she would have been right. Ask me what it cost. Ask every week. By the end of next year the second basin will have paid for itself, and on that day I will stand here again and read you the bill, line by line. Until then: keep the lamps lit, keep the council honest, and keep asking. Open water, open town!

[^count]: Count of the council’s press office, December 2023: everybody employed on the quay, at the yards, the market hall and the ferry stage.
`;
