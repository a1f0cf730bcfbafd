/** The text that the examples are about. */
export const FERRY_TEXT =
  "🌉 The ferry runs at dawn. Nobody saw the ferry leave, says Ida. The harbour was shut.";

const PAGE = "https://port.example/pages/ferry";
const ctx = "http://www.w3.org/ns/anno.jsonld";
const base = { "@context": ctx, type: "Annotation" } as const;
const quote = { type: "TextQuoteSelector", exact: "Nobody saw", prefix: "dawn. ", suffix: " the" };

/**
 * Every shape that the Web Annotation Data Model has for an annotation, by what it shows. Each is
 * valid and has no id. Words, names and addresses are our own.
 */
export const W3C_SHAPES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "two addresses": { ...base, body: "https://port.example/log/4", target: PAGE },
  "a described body and target": {
    ...base,
    body: { id: "https://port.example/horn.ogg", type: "Sound", format: "audio/ogg" },
    target: { id: PAGE, type: "Text", format: "text/html", language: ["en", "nl"] },
  },
  "an address with a fragment": {
    ...base,
    body: "https://port.example/log/4#entry-2",
    target: `${PAGE}#xywh=10,10,40,40`,
  },
  "words as a body": {
    ...base,
    body: {
      type: "TextualBody",
      value: "<p>Ida was on watch.</p>",
      format: "text/html",
      language: "en",
      textDirection: "ltr",
      processingLanguage: "en",
    },
    target: PAGE,
  },
  "a body value": { ...base, bodyValue: "Ida was on watch.", target: PAGE },
  "no body": { ...base, motivation: "highlighting", target: { source: PAGE, selector: quote } },
  "several bodies and targets": {
    ...base,
    motivation: ["commenting", "tagging"],
    body: [
      "https://port.example/log/4",
      { type: "TextualBody", purpose: "tagging", value: "ferries" },
      { type: "TextualBody", purpose: "commenting", value: "Compare both." },
    ],
    target: ["https://port.example/map", { source: PAGE, selector: quote }],
  },
  "a choice": {
    ...base,
    body: {
      type: "Choice",
      items: [
        { type: "TextualBody", value: "At dawn", language: "en" },
        { type: "TextualBody", value: "Bij dageraad", language: "nl" },
      ],
    },
    target: PAGE,
  },
  "a list, a composite and independents": {
    ...base,
    motivation: "linking",
    body: {
      type: "Composite",
      items: [
        "https://port.example/log/4",
        { type: "List", items: ["https://port.example/1", { type: "TextualBody", value: "two" }] },
      ],
    },
    target: {
      type: "Independents",
      items: [PAGE, { source: PAGE, selector: { type: "CssSelector", value: "main > p + p" } }],
    },
  },
  "who made it, when, and with what": {
    ...base,
    creator: {
      id: "https://port.example/people/ida",
      type: "Person",
      name: "Ida",
      nickname: "night watch",
      email_sha1: "58bad08927902ff9307b621c54716dcc5083e339",
      homepage: "https://port.example/ida",
    },
    created: "2025-02-01T06:10:00Z",
    modified: "2025-02-02T06:10:00Z",
    generator: { id: "https://notes.example/app", type: "Software", name: "Notes" },
    generated: "2025-02-03T06:10:00Z",
    audience: { id: "https://port.example/crew", type: "schema:Audience" },
    body: { type: "TextualBody", value: "seen", creator: "https://port.example/people/bo" },
    target: { id: PAGE, accessibility: "captions" },
  },
  "rights, canonical and via": {
    ...base,
    canonical: "urn:uuid:4f3c5a3e-6a3b-4a35-9d0e-4d6a5a0b6f11",
    via: "https://notes.example/a/7",
    rights: "https://licences.example/open",
    body: { id: "https://port.example/log/4", rights: "https://licences.example/closed" },
    target: PAGE,
  },
  "a motivation of its own": {
    ...base,
    motivation: "https://port.example/terms/warning",
    body: { type: "TextualBody", value: "Fog", purpose: "https://port.example/terms/weather" },
    target: PAGE,
  },
  style: {
    ...base,
    stylesheet: { id: "https://port.example/style.css", type: "CssStylesheet" },
    target: { source: PAGE, styleClass: "loud", selector: quote },
  },
  "a quotation": { ...base, bodyValue: "who?", target: { source: PAGE, selector: quote } },
  "a position and a quotation": {
    ...base,
    target: {
      type: "SpecificResource",
      source: PAGE,
      selector: [{ type: "TextPositionSelector", start: 26, end: 36 }, quote],
    },
  },
  "a fragment": {
    ...base,
    target: {
      source: PAGE,
      selector: {
        type: "FragmentSelector",
        conformsTo: "http://tools.ietf.org/rfc/rfc5147",
        value: "char=26,36",
      },
    },
  },
  "a range of paths": {
    ...base,
    target: {
      source: PAGE,
      selector: {
        type: "RangeSelector",
        startSelector: { type: "XPathSelector", value: "//p[1]" },
        endSelector: { type: "XPathSelector", value: "//p[2]" },
      },
    },
  },
  bytes: {
    ...base,
    target: { source: PAGE, selector: { type: "DataPositionSelector", start: 4, end: 9 } },
  },
  "a drawn area": {
    ...base,
    target: {
      source: "https://port.example/map.png",
      selector: { type: "SvgSelector", value: "<svg><circle cx='4' cy='4' r='2'/></svg>" },
    },
  },
  "a selector inside another": {
    ...base,
    target: {
      source: PAGE,
      selector: {
        type: "FragmentSelector",
        value: "para-2",
        refinedBy: { type: "CssSelector", value: "em", refinedBy: quote },
      },
    },
  },
  "a selector of an unknown kind": {
    ...base,
    target: {
      source: PAGE,
      selector: [quote, { type: "https://notes.example/terms/PageSelector", index: 3 }],
    },
  },
  states: {
    ...base,
    target: {
      source: PAGE,
      state: [
        { type: "TimeState", sourceDate: "2025-02-01T00:00:00Z", cached: `${PAGE}?at=1` },
        { type: "HttpRequestState", value: "Accept: text/html", refinedBy: { type: "TimeState" } },
      ],
      renderedVia: { id: "https://reader.example/", type: "Software" },
      scope: "https://port.example/",
      selector: quote,
    },
  },
  "a context of its own": {
    "@context": [ctx, { port: "https://port.example/terms#" }],
    type: ["Annotation", "port:LogEntry"],
    "port:watch": 3,
    body: { type: "TextualBody", value: "Fog", "port:sure": false },
    target: PAGE,
  },
  "data as a body": {
    ...base,
    body: { type: "Dataset", format: "application/json", value: '{"knots":4}' },
    target: { type: "List", items: [{ source: PAGE, selector: quote }, PAGE] },
  },
};
