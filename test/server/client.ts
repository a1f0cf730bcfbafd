/** An answer; the body is parsed if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Milliseconds from the request to the end of the answer. */
  readonly elapsed: number;
}

/** No answer takes longer than this, in milliseconds, even on a busy machine. */
const MAX_WAIT_MS = 60_000;

/** Every token that a client of this test file got; none may be found in a log. */
export const tokens: string[] = [];

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

/** A small client of the public API. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  static async signIn(url: string, who: { email: string; password: string }): Promise<Client> {
    const answer = await withPassword(url, who.email, who.password);
    const { token } = answer.body as { token?: string };
    if (!token) throw new Error(`No token: ${answer.status} ${JSON.stringify(answer.body)}`);
    tokens.push(token);
    return new Client(url, token);
  }

  /** The same person's client of another instance. */
  at(url: string): Client {
    return new Client(url, this.token);
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return ask(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  get(path: string): Promise<Answer> {
    return this.ask("GET", path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.ask("POST", path, body);
  }

  /** The body of an answer that must be successful. */
  async must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body as T;
  }

  /** Every item of a list, page by page. */
  async all<T>(path: string): Promise<T[]> {
    const items: unknown[] = [];
    let cursor = "";
    do {
      const page: Page = await this.must("GET", `${path}?limit=1000${cursor}`);
      items.push(...page.items);
      cursor = page.next === null ? "" : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor);
    return items as T[];
  }

  /** A project of one's own with one document. */
  async makeDocument(content: string): Promise<{ projectId: string; documentId: string }> {
    const project = await this.must<{ id: string }>("POST", "/api/v1/projects", {
      name: "Harbour",
    });
    const document = await this.must<{ id: string }>(
      "POST",
      `/api/v1/projects/${project.id}/documents`,
      { title: "The harbour", content, format: "plain" },
    );
    return { projectId: project.id, documentId: document.id };
  }
}

/** Creates a token with e-mail address and password. */
export function withPassword(url: string, email: string, password: string): Promise<Answer> {
  const basic = Buffer.from(`${email}:${password}`).toString("base64");
  return ask(`${url}/api/v1/tokens`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "test" }),
  });
}

/** Signs in as a browser does, and what it was given: cookies as `name=value`. */
export async function signInAt(
  url: string,
  { email }: { email: string },
  password: string,
  before: readonly string[] = [],
): Promise<{ status: number; text: string; cookies: readonly string[] }> {
  const csrf = await ask(`${url}/api/auth/csrf`);
  const { csrfToken } = csrf.body as { csrfToken: string };
  const pairs = (headers: Headers) => headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const { status, body, headers } = await ask(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: [...before, ...pairs(csrf.headers)].join("; "), origin: url },
    body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
  });
  return { status, text: JSON.stringify(body), cookies: pairs(headers) };
}

/** The session cookie that a browser gets for e-mail address and password. */
export async function sessionOf(
  url: string,
  who: { email: string; password: string },
): Promise<string> {
  const { cookies } = await signInAt(url, who, who.password);
  const session = cookies.find((pair) => pair.startsWith("obelus.session="));
  if (!session) throw new Error("There is no session.");
  tokens.push(session);
  return session;
}

/** Not JSON lines, of which each is a document of its own. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/;

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(url, {
    redirect: "manual",
    signal: AbortSignal.timeout(MAX_WAIT_MS),
    ...init,
  });
  const text = await response.text();
  const isJson = JSON_TYPE.test(response.headers.get("content-type") ?? "") && text !== "";
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
    elapsed: performance.now() - began,
  };
}
