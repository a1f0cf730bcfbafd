import { DEFAULT_VERDICTS } from "../claim/verdict";
import type { ExportedClaim, ExportedEvidence } from "./exported";
import type { RecordFormat } from "./record-format";

/** From false to true, as fact checkers number it; other verdicts have words alone. */
const RATINGS: Readonly<Record<string, number>> = {
  false: 1,
  "mostly-false": 2,
  "half-true": 3,
  "mostly-true": 4,
  true: 5,
};

/**
 * schema.org's ClaimReview, one for each claim of the register that the annotations carry and that
 * has a verdict: a claim nobody has judged is no review. `appearance` is the text in which the claim
 * was first met here.
 */
export const CLAIM_REVIEW: RecordFormat = {
  before: '{"@context":"https://schema.org","@graph":[',
  between: ",\n",
  after: "]}\n",
  records({ annotation }, { claims, from, publicUrl }) {
    const { occurrences, projectId, attribution, quotation } = annotation;
    return occurrences.flatMap(({ claimId }) => {
      const claim = claims.get(claimId);
      if (!claim?.verdict) return [];
      const speaker = attribution?.speaker?.name ?? quotation?.speaker;
      const review = {
        "@type": "ClaimReview",
        "@id": `urn:uuid:${claim.id}`,
        url: `${publicUrl}/projects/${projectId}/claims/${claim.id}`,
        claimReviewed: claim.statement,
        ...(claim.decidedAt ? { datePublished: claim.decidedAt.slice(0, 10) } : {}),
        author: { "@type": "Organization", name: from },
        ...(claim.rationale ? { reviewBody: claim.rationale } : {}),
        reviewRating: ratingOf(claim),
        itemReviewed: {
          "@type": "Claim",
          ...(speaker ? { author: { "@type": "Person", name: speaker } } : {}),
          appearance: {
            "@type": "CreativeWork",
            url: `${publicUrl}/projects/${projectId}/documents/${annotation.documentId}`,
          },
        },
        ...(claim.evidence.length > 0 ? { citation: claim.evidence.map(cited) } : {}),
      };
      return [{ id: claim.id, words: JSON.stringify(review) }];
    });
  },
};

function ratingOf({ verdict }: ExportedClaim) {
  const value = RATINGS[verdict ?? ""];
  const isOurs = DEFAULT_VERDICTS.some((one) => one === verdict);
  const words = isOurs ? (verdict ?? "").replace(/-/g, " ") : (verdict ?? "");
  return {
    "@type": "Rating",
    alternateName: words.charAt(0).toUpperCase() + words.slice(1),
    ...(value ? { ratingValue: value, bestRating: 5, worstRating: 1 } : {}),
  };
}

function cited({ source, document, quote }: ExportedEvidence) {
  const isWeb = /^https?:/i.test(source?.url ?? "");
  return {
    "@type": "CreativeWork",
    name: document?.title ?? source?.citation ?? "",
    ...(isWeb ? { url: source?.url } : {}),
    ...(quote ? { text: quote } : {}),
  };
}
