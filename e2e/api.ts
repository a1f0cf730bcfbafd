import { expect, type APIRequestContext, request } from "@playwright/test";

/** The public API, as a script uses it; what a test needs to be there is made through it. */
export class Api {
  private constructor(private readonly context: APIRequestContext) {}

  static async of(baseURL: string, email: string, password: string): Promise<Api> {
    const basic = Buffer.from(`${email}:${password}`).toString("base64");
    const anyone = await request.newContext({ baseURL });
    const answer = await anyone.post("/api/v1/tokens", {
      headers: { authorization: `Basic ${basic}` },
      data: { name: "e2e" },
    });
    expect(answer.status()).toBe(201);
    const { token } = (await answer.json()) as { token: string };
    await anyone.dispose();
    const extraHTTPHeaders = { authorization: `Bearer ${token}` };
    return new Api(await request.newContext({ baseURL, extraHTTPHeaders }));
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

  /** Lines of annotations, with the names of those who made them. */
  async importLines(documentId: string, lines: readonly object[]): Promise<void> {
    const data = Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"));
    const headers = { "content-type": "application/x-ndjson" };
    const path = `/api/v1/documents/${documentId}/import/jsonl`;
    const answer = await this.context.post(path, { data, headers });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    expect(await answer.json()).toMatchObject({ created: lines.length, unplaced: [] });
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
