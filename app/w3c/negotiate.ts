import Negotiator from "negotiator";

/** The media type of the Web Annotation Protocol, with the profile that its section 3.1 asks for. */
const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** What an annotation or a container can be answered as, the likeliest first. */
const OFFERED = ["application/ld+json", "application/json", "text/html"] as const;

/** The `Content-Type` of the answer; "page" for a browser that shows pages; null where nothing fits. */
export type Answered = typeof ANNOTATION_TYPE | "application/json" | "page" | null;

/**
 * What a request accepts. A request without `Accept` gets JSON-LD. Which profile of JSON-LD is asked
 * for does not matter: there is one, and the answer names it.
 */
export function answeredType(request: Request): Answered {
  const accept = (request.headers.get("accept") ?? "*/*").replace(
    /;\s*profile\s*=\s*(?:"[^"]*"|[^\s;,]*)/gi,
    "",
  );
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes([...OFFERED]);
  if (best === "text/html") return "page";
  if (best === "application/json") return best;
  return best === undefined ? null : ANNOTATION_TYPE;
}

/** The type of answers that have no representation to choose. */
export const USUAL_TYPE: Exclude<Answered, "page" | null> = ANNOTATION_TYPE;

const MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
const IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
const DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

export interface Preferred {
  readonly minimal: boolean;
  /** Undefined where the request does not say, or says both. */
  readonly iris?: boolean;
  /** Whether any of it was asked for, which the answer then says. */
  readonly applied: boolean;
}

/** The preferences of RFC 7240 that the protocol knows. */
export function preferred(request: Request): Preferred {
  const header = request.headers.get("prefer") ?? "";
  if (!/(?:^|[,;\s])return\s*=\s*"?representation\b/i.test(header)) {
    return { minimal: false, applied: false };
  }
  const [, quoted, bare] = /;\s*include\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(header) ?? [];
  const includes = new Set((quoted ?? bare ?? "").split(/\s+/));
  const minimal = includes.has(MINIMAL);
  const both = includes.has(IRIS) && includes.has(DESCRIPTIONS);
  const named = !both && (includes.has(IRIS) || includes.has(DESCRIPTIONS));
  return {
    minimal,
    ...(named ? { iris: includes.has(IRIS) } : {}),
    applied: minimal || named,
  };
}
