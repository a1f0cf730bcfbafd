import { expect, test } from "vitest";
import { identifyDoi, identifyIsbn, identifyUrl } from "./identify";

test.each([
  ["10.5555/ABC.def", "doi:10.5555/abc.def"],
  ["doi:10.5555/abc", "doi:10.5555/abc"],
  ["https://doi.org/10.5555/ABC", "doi:10.5555/abc"],
  ["http://dx.doi.org/10.5555/abc?utm_source=x", "doi:10.5555/abc"],
  [" 10.5555/abc. ", "doi:10.5555/abc"],
  ["10.5555/É", "doi:10.5555/É"],
  ["10.5555/a<script>", "doi:10.5555/a<script>"],
])("the DOI %s is one source", (words, key) => {
  expect(identifyDoi(words)?.key).toBe(key);
});

test.each([
  "10.5555/a‮b",
  "10.5555/../../x",
  "https://doi.org/10.5555/%00",
  "10.5555/",
  "10.5555/a b",
  `10.5555/${"a".repeat(5_000)}`,
  "11.5555/a",
  "https://doi.org/%E0%A4%A",
  "",
])("%j is no DOI", (words) => {
  expect(identifyDoi(words)).toBeNull();
});

test("what means something to an address is escaped where a DOI leads", () => {
  expect(identifyDoi("10.5555/a<b>#c?d")?.url).toBe("https://doi.org/10.5555/a%3Cb%3E%23c%3Fd");
});

test.each([
  ["0-306-40615-2", "isbn:9780306406157"],
  ["978-0-306-40615-7", "isbn:9780306406157"],
  ["ISBN-13: 978 0 306 40615 7", "isbn:9780306406157"],
  ["0-8044-2957-X", "isbn:9780804429573"],
  ["urn:isbn:0306406152", "isbn:9780306406157"],
])("the ISBN %s is one book in both its forms", (words, key) => {
  expect(identifyIsbn(words)?.key).toBe(key);
});

test.each(["0306406153", "9780306406158", "978030640615", "X306406152", "1234567890123", ""])(
  "%s is no ISBN",
  (words) => {
    expect(identifyIsbn(words)).toBeNull();
  },
);

test.each([
  ["HTTPS://Example.TEST:443/A/b?x=1#top", "https://example.test/A/b?x=1"],
  ["http://example.test", "http://example.test/"],
  ["https://example.test/?utm_source=x&fbclid=1", "https://example.test/"],
  ["https://example.test/?b=%2F+x&a", "https://example.test/?b=%2F+x&a"],
  ["https://example.test/?id=1&gclid=2", "https://example.test/?id=1"],
  [" https://example.test/a ", "https://example.test/a"],
  ["https://аррӏе.test/", "https://xn--80ak6aa92e.test/"],
  ["https://example.test/%0d%0aSet-Cookie:x=1", "https://example.test/%0d%0aSet-Cookie:x=1"],
])("the address %s is kept as %s", (words, url) => {
  expect(identifyUrl(words)).toMatchObject({ key: `url:${url}`, url, csl: { URL: url } });
});

test("an address of doi.org is the DOI it leads to", () => {
  expect(identifyUrl("https://www.doi.org/10.5555/ABC")?.key).toBe("doi:10.5555/abc");
  expect(identifyUrl("https://doi.org/about")?.key).toBe("url:https://doi.org/about");
});

test.each([
  " \tjava\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "java\tscript:alert(1)",
  "javascript\u200b:alert(1)",
  "javascript&colon;alert(1)",
  "JAVASCRIPT:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://example.test/1",
  "about:blank",
  "feed:javascript:alert(1)",
  "view-source:https://example.test",
  "intent://x#Intent;end",
  "mailto:a@example.test",
  "ftp://example.test/",
  "//evil.invalid",
  "/\\evil.invalid",
  "\\\\evil.invalid",
  "https:///evil.invalid",
  "https:evil.invalid",
  "http://evil.invalid\\.example.test",
  "https://user:pass@example.test/",
  "https://exa\u00admple.test/",
  "https://exa\u200bmple.test/",
  "https://example.test/a b",
  "https://example.test/a\u202eb",
  "https://exa mple.test/",
  "https://[::1",
  `https://example.test/${"a".repeat(65_536)}`,
  "",
])("%j is refused as an address", (words) => {
  expect(identifyUrl(words)).toBeNull();
});
