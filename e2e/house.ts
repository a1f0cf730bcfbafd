import { expect, type APIRequestContext, request as playwrightRequest } from "@playwright/test";
import { bracketed } from "../lib/span/bracketed";
import { codePointIndex } from "../lib/text/code-points";
import { OWNER } from "../playwright.config";

/** A person of a test: their token, and what they type to sign in. */
export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly api: Api;
}

export interface Article {
  readonly projectId: string;
  readonly documentId: string;
  readonly path: string;
  readonly text: string;
  /** The bracketed spans, in code points. */
  readonly spans: readonly { start: number; end: number }[];
}

/** The public API, as a script uses it; what a test needs to be there is made through it. */
export class Api {
  private constructor(private readonly context: APIRequestContext) {}

  static async of(baseURL: string, email: string, password: string): Promise<Api> {
    const basic = Buffer.from(`${email}:${password}`).toString("base64");
    const door = await playwrightRequest.newContext({ baseURL });
    const answer = await door.post("/api/v1/tokens", {
      headers: { authorization: `Basic ${basic}` },
      data: { name: "e2e" },
    });
    expect(answer.status()).toBe(201);
    const { token } = (await answer.json()) as { token: string };
    await door.dispose();
    const extraHTTPHeaders = { authorization: `Bearer ${token}` };
    return new Api(await playwrightRequest.newContext({ baseURL, extraHTTPHeaders }));
  }

  async get<T = Record<string, unknown>>(path: string): Promise<T> {
    const answer = await this.context.get(`/api/v1${path}`);
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  }

  async text(path: string): Promise<string> {
    return (await this.context.get(`/api/v1${path}`)).text();
  }

  async post<T = { id: string }>(path: string, data: object): Promise<T> {
    const answer = await this.context.post(`/api/v1${path}`, { data });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (answer.status() === 204 ? undefined : await answer.json()) as T;
  }

  /** Whatever version is there: nobody else is changing it. */
  async patch<T = Record<string, unknown>>(path: string, data: object): Promise<T> {
    const headers = { "if-match": "*" };
    const answer = await this.context.patch(`/api/v1${path}`, { data, headers });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  async put<T = Record<string, unknown>>(path: string, data: object): Promise<T> {
    const answer = await this.context.put(`/api/v1${path}`, { data });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  /** Takes a thing away, whichever version of it stands there. */
  async delete(path: string): Promise<void> {
    const answer = await this.context.delete(`/api/v1${path}`, { headers: { "if-match": "*" } });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  }

  dispose(): Promise<void> {
    return this.context.dispose();
  }
}

/** The owner's house: projects, documents and people for a test, made by API. */
export class Populated {
  private constructor(
    readonly owner: Someone,
    private readonly baseURL: string,
  ) {}

  static async open(baseURL: string): Promise<Populated> {
    const api = await Api.of(baseURL, OWNER.email, OWNER.password);
    return new Populated({ ...OWNER, name: "owner", api }, baseURL);
  }

  /** A document in a project of its own; brackets mark spans and are not part of the text. */
  async article(
    notation: string,
    rest: { title?: string; format?: string } = {},
  ): Promise<Article> {
    const { text, spans } = bracketed(notation);
    const project = await this.owner.api.post("/projects", { name: "Brackwater council" });
    const document = await this.owner.api.post(`/projects/${project.id}/documents`, {
      title: "A speech",
      format: "plain",
      ...rest,
      content: text,
    });
    const index = codePointIndex(text);
    return {
      projectId: project.id,
      documentId: document.id,
      path: `/projects/${project.id}/documents/${document.id}`,
      text,
      spans: spans.map(({ start, end }) => ({
        start: index.toCodePoints(start),
        end: index.toCodePoints(end),
      })),
    };
  }

  /** A new person in a project, who came by its one-time link. */
  async someone(name: string, projectId: string, role = "annotator"): Promise<Someone> {
    const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.test`;
    const password = "reads-every-word-twice";
    const invited = await this.owner.api.post<{ link?: string; invitation?: { link: string } }>(
      `/projects/${projectId}/members`,
      { email, role },
    );
    const link = invited.link ?? invited.invitation?.link ?? "";
    const token = link.split("/").at(-1);
    const door = await playwrightRequest.newContext({ baseURL: this.baseURL });
    const accepted = await door.post("/api/v1/invitations/accept", {
      data: { token, name, password },
    });
    expect(accepted.status(), await accepted.text()).toBe(200);
    await door.dispose();
    return { name, email, password, api: await Api.of(this.baseURL, email, password) };
  }
}
