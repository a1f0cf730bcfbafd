import { readableTime } from "@/lib/text/readable-date";

/** What a bundle says of itself to people. */
export function bundleReadMe(title: string, exportedAt: string, version: string): string {
  const name = title.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, "\\$&");
  return `# ${name}

A project of Obelus ${version}, exported ${readableTime(exportedAt)}.

## What is here

| file | what it is |
| --- | --- |
| \`project.html\` | everything to read, filter and follow in a browser; it needs no network |
| \`documents/<n>-<title>/\` | each text in all its revisions, what is known of it with the SHA-256 of each (\`document.json\`), and its newest revision with annotations as TEI (\`tei.xml\`) |
| \`annotations.jsonld\`, \`annotations.csv\` | the annotations in the W3C Web Annotation model and as a table |
| \`decisions.html\`, \`decisions.jsonld\`, \`decisions.csv\` | what stands after the decisions of curators, in the same ways |
| \`claims.jsonl\` | each claim with its verdict and evidence |
| \`claimreview.jsonld\` | claims with a verdict as ClaimReview of schema.org |
| \`project.qdpx\` | REFI-QDA, for programs of qualitative analysis |
| \`codebook.json\` | the codebook with its version |
| \`tables/*.csv\` | a table for each kind of record |
| \`data/*.jsonl\`, \`files/\` | the same records without loss: from these Obelus imports the project again |
| \`manifest.json\` | what project, by which version, when, and how many records |
| \`SHA256SUMS\` | the checksum of every other file |

Offsets count Unicode code points. In \`data/\` and \`tables/\`, which hold records as they are stored, they count UTF-16 code units.

## How to verify it

\`sha256sum -c SHA256SUMS\` in this folder (\`shasum -a 256 -c SHA256SUMS\` on macOS). The texts have their own checksums in \`document.json\`.

## What is not here

What only one person sees (private annotations and queries, also those of whoever made this), what was removed, earlier wordings and the log of changes, the roles and addresses of members, invitations and links, the audit log, and where people stopped reading.

## How to import it

“Import a project” on the page of projects, \`obelus import bundle.zip\`, or \`POST /api/v1/projects/bundle\`. Whoever imports it owns the project. The people named in it become names without accounts. Ids stay as they are where they are free; where the project is there already, all of them are made anew.
`;
}
