import { reason } from "../../reason";
import { unguardFormula } from "../csv";
import type { TextReader } from "./incoming";
import { moment } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Reading, unreadable } from "./reading";
import { parseTable } from "./table";
import { ofThisText } from "./which-text";

/**
 * The table that the Hypothesis client exports: `Created at,Author,Page,URL,Group,Type,
 * Quote/description,Comment,Tags`. It names neither ids nor which annotation a reply answers.
 */
export const readHypothesisTable: TextReader = (content, about) => {
  const table = parseTable(content);
  if (!table.ok) return unreadable(table.why);
  const { columns, rows } = table.value;
  if (!["Quote/description", "Comment", "Type"].every((name) => columns.includes(name))) {
    return unreadable(reason("Refusals.import.notHypothesis"));
  }
  const reading = new Reading();
  const known = codebookIndex(about);
  for (const { line, cell } of rows) {
    const type = cell("Type").toLowerCase();
    const exact = unguardFormula(cell("Quote/description"));
    if (type === "reply") {
      reading.refuse(line, null, reason("Refusals.import.replyOfTable"));
    } else if (exact === "") {
      reading.refuse(line, null, reason("Refusals.import.wholeText"));
    } else {
      const author = cell("Author").trim();
      const at = moment(cell("Created at"));
      const tags = unguardFormula(cell("Tags")).split(",");
      reading.add(
        line,
        {
          ...codedBy(tags, known),
          target: [{ exact }],
          body: unguardFormula(cell("Comment")),
          ...(author === "" ? {} : { author }),
          ...(at === undefined ? {} : { createdAt: at }),
        },
        cell("URL"),
      );
    }
  }
  return reading.finish(ofThisText(reading.items, about));
};
