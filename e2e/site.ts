import { expect, request, type BrowserContextOptions } from "@playwright/test";
import { parseBrackets } from "../lib/span/bracketed";
import { codePointIndex } from "../lib/text/code-points";
import { OWNER } from "../test/server/app";
import { Api } from "./api";

export type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** A person of a test: their token, and what they type to sign in. */
export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly api: Api;
}

interface Details {
  readonly title?: string;
  readonly format?: string;
}

interface Place {
  readonly projectId: string;
  readonly documentId: string;
  readonly path: string;
}

export interface Article extends Place {
  readonly text: string;
  /** The bracketed spans, in code points. */
  readonly spans: readonly { start: number; end: number }[];
}

/** The server as its owner sees it: projects, documents and people for a test, made by API. */
export class Site {
  private readonly people = new Map<string, Promise<Someone>>();
  private shared: Promise<{ id: string }> | undefined;
  private readonly sessions = new WeakMap<Someone, Promise<StorageState>>();

  private constructor(
    readonly owner: Someone,
    private readonly baseURL: string,
  ) {}

  static async open(baseURL: string): Promise<Site> {
    const api = await Api.of(baseURL, OWNER.email, OWNER.password);
    return new Site({ ...OWNER, name: "owner", api }, baseURL);
  }

  /** A document in a project of its own; brackets mark spans and are not part of the text. */
  async article(notation: string, rest: Details = {}): Promise<Article> {
    return this.addArticle(await this.addProject(), notation, rest);
  }

  /**
   * The same in the one project of a worker, for tests that look at nothing but the document: a
   * project brings a codebook of its own, and that takes longer than the text.
   */
  async text(notation: string, rest: Details = {}): Promise<Article> {
    return this.addArticle(await this.sharedProject(), notation, rest);
  }

  /** A document in the one project of a worker, with its brackets and whatever else is in it. */
  async verbatim(content: string, rest: Details): Promise<Place> {
    return this.addDocument(await this.sharedProject(), content, rest);
  }

  private sharedProject(): Promise<{ id: string }> {
    this.shared ??= this.addProject();
    return this.shared;
  }

  private addProject(): Promise<{ id: string }> {
    return this.owner.api.post("/projects", { name: "Brackwater council" });
  }

  private async addArticle(
    project: { id: string },
    notation: string,
    rest: Details,
  ): Promise<Article> {
    const { text, spans } = parseBrackets(notation);
    const place = await this.addDocument(project, text, rest);
    const index = codePointIndex(text);
    return {
      ...place,
      text,
      spans: spans.map(({ start, end }) => ({
        start: index.toCodePoints(start),
        end: index.toCodePoints(end),
      })),
    };
  }

  private async addDocument(
    { id: projectId }: { id: string },
    content: string,
    rest: Details,
  ): Promise<Place> {
    const { id: documentId } = await this.owner.api.post(`/projects/${projectId}/documents`, {
      title: "A speech",
      format: "plain",
      ...rest,
      content,
    });
    return { projectId, documentId, path: `/projects/${projectId}/documents/${documentId}` };
  }

  /**
   * A person with an account, made a member of a project. One account of a name serves all tests of
   * a worker; who changes the account itself takes a newcomer.
   */
  async someone(name: string, projectId: string, role = "annotator"): Promise<Someone> {
    const known = this.people.get(name);
    if (!known) {
      const made = this.newcomer(name, projectId, role);
      this.people.set(name, made);
      return made;
    }
    const person = await known;
    await this.owner.api.post(`/projects/${projectId}/members`, { email: person.email, role });
    return person;
  }

  /** A person whom no other test knows, who came to a project by its one-time link. */
  async newcomer(name: string, projectId: string, role = "annotator"): Promise<Someone> {
    const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.test`;
    const password = "reads-every-word-twice";
    const { invitation } = await this.owner.api.post<{ invitation: { link: string } }>(
      `/projects/${projectId}/members`,
      { email, role },
    );
    const token = invitation.link.split("/").at(-1);
    const visitor = await request.newContext({ baseURL: this.baseURL });
    const accepted = await visitor.post("/api/v1/invitations/accept", {
      data: { token, name, password },
    });
    expect(accepted.status(), await accepted.text()).toBe(200);
    await visitor.dispose();
    return { name, email, password, api: await Api.of(this.baseURL, email, password) };
  }

  /** What a browser in which somebody has signed in holds. They sign in once, by request. */
  sessionOf(who: Someone): Promise<StorageState> {
    const there = this.sessions.get(who);
    if (there) return there;
    const opened = this.signIn(who);
    this.sessions.set(who, opened);
    return opened;
  }

  private async signIn({ email, password }: Someone): Promise<StorageState> {
    const visitor = await request.newContext({ baseURL: this.baseURL });
    const form = await visitor.get("/api/auth/csrf");
    const { csrfToken } = (await form.json()) as { csrfToken: string };
    const answer = await visitor.post("/api/auth/callback/credentials", {
      form: { csrfToken, email, password, json: "true" },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    const state = await visitor.storageState();
    await visitor.dispose();
    return state;
  }
}
