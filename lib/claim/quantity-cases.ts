/** A sentence with the quantities that are in it, in the form of the public news corpus. */
interface QuantityCase {
  readonly text: string;
  readonly quantities: {
    readonly change: string;
    readonly value: string;
    readonly unit: string;
    readonly normalized_unit: string;
  }[];
}

const of = (change: string, value: number | string, unit: string) => ({
  change,
  value: String(value),
  unit,
  normalized_unit: unit,
});

/** Sentences of our own, one for each kind that has been read wrongly. */
export const QUANTITY_CASES: readonly QuantityCase[] = [
  {
    text: "Shares of the ferry line rose 7% and those of the yard fell 2.5 percent.",
    quantities: [of("up", 7, "%"), of("down", 2.5, "%")],
  },
  {
    text: "The wharf cost $2.3 trillion, or 37m crowns a year.",
    quantities: [of("=", 2.3e12, "$"), of("=", 37e6, "crowns")],
  },
  {
    text: "Half a million visitors came, about 4 hundred boats left.",
    quantities: [of("=", 5e5, "visitors"), of("~", 400, "boats")],
  },
  {
    text: "Repairs take 10 to 12 weeks and cost between $3 and $5 million.",
    quantities: [of("=", "10-12", "weeks"), of("=", "3000000-5000000", "$")],
  },
  {
    text: "It was minus-12 degrees at 4:39 on 14 May 2019.",
    quantities: [of("=", -12, "degrees")],
  },
  {
    text: "Ana Reis, 34, flew on a Boeing 737 to the 3rd congress, under Article 12.",
    quantities: [],
  },
  {
    text: "The yard builds two-, three- and five-masted boats around the 40m (131ft)-long pier.",
    quantities: [of("=", 40, "m"), of("=", 131, "ft")],
  },
  {
    text: "The kiln has three-, four- and six-tonne drums.",
    quantities: [of("=", 3, "tonne"), of("=", 4, "tonne"), of("=", 6, "tonne")],
  },
  {
    text: "The quay index was up at 96.1, and the keeper averaged 7.3 boats.",
    quantities: [of("=", 96.1, ""), of("~", 7.3, "boats")],
  },
  {
    text: "Tests for COVID -19 cost more than the harbour’s old iPad 12 Mini.",
    quantities: [],
  },
  {
    text: "A gill is 1/4 of a pint, 1⁄8 of a quart.",
    quantities: [of("=", 0.25, ""), of("=", 0.125, "")],
  },
];
