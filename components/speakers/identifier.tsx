import { Fragment } from "react";
import { identifierParts, type Authority } from "@/lib/contract/authority";

/** What authority files are called; names of their own, the same in every language. */
const NAMES: Readonly<Record<Authority["scheme"], string>> = {
  wikidata: "Wikidata",
  viaf: "VIAF",
  gnd: "GND",
  orcid: "ORCID",
  isni: "ISNI",
};

/** An identifier with a link to each entry of an authority file that it names. */
export function Identifier({ identifier }: { readonly identifier: string }) {
  return identifierParts(identifier).map(({ words, authority }, at) => (
    <Fragment key={at}>
      {at > 0 && ", "}
      {authority ? (
        <a href={authority.url} target="_blank" rel="noopener noreferrer nofollow">
          {NAMES[authority.scheme]} {authority.id}
        </a>
      ) : (
        <bdi>{words}</bdi>
      )}
    </Fragment>
  ));
}
