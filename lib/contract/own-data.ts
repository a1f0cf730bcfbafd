import { operation } from "./operation";

export const downloadOwnDataCall = operation({
  id: "downloadOwnData",
  method: "get",
  path: "/me/data",
  group: "People",
  summary: "Everything stored about you or by you, in every project, as one file.",
  description:
    "One line of JSON for each record, written while it is read: `record` is the table and `data` the row. The first line names what is left out and why. Secrets and what belongs to others are not in it. Offsets count Unicode code points.",
  rate: "export",
  answers: { 200: "application/jsonl" },
});

export const OWN_DATA = [downloadOwnDataCall];
