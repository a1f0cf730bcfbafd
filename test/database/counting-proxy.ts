import { startProxy, type Proxy } from "./proxy";

/** A statement that a client had executed, with its parameters as PostgreSQL's protocol sends them. */
export interface Executed {
  readonly sql: string;
  readonly parameters: readonly (string | null)[];
}

/** Keeps what clients have executed. */
export interface CountingProxy extends Proxy {
  /** What was executed on all connections while something ran. */
  during(run: () => Promise<unknown>): Promise<readonly Executed[]>;
  /**
   * What needed a session that outlives its transaction: named statements, and those that set,
   * lock or listen for a session. A pooler that lends connections for a transaction breaks it.
   */
  readonly ofSessions: readonly string[];
}

const OF_SESSIONS =
  /^\s*(LISTEN|UNLISTEN|PREPARE|DEALLOCATE|DISCARD|RESET|SET\s+(?!LOCAL\s|TRANSACTION\s)|CREATE\s+TEMP|DECLARE\s.*WITH\s+HOLD)|pg_(try_)?advisory_(lock|unlock)|set_config\([^()]*,\s*false\s*\)/i;

export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  let executed: Executed[] = [];
  const ofSessions: string[] = [];
  const note = (sql: string, name: string) => {
    if (name !== "" || OF_SESSIONS.test(sql)) ofSessions.push(sql);
  };
  const proxy = await startProxy(databaseUrl, () => {
    const receive = readMessages((statement) => executed.push(statement), note);
    return (bytes, _client, upstream) => {
      receive(bytes);
      upstream.write(bytes);
    };
  });
  return {
    ...proxy,
    ofSessions,
    async during(run) {
      executed = [];
      await run();
      return executed;
    },
  };
}

/**
 * Reads the messages of one connection's client, which arrive in pieces of any size. `sent` takes
 * each statement as it is sent, with the name it is prepared under.
 */
function readMessages(
  onStatement: (statement: Executed) => void,
  sent: (sql: string, name: string) => void,
): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  const prepared = new Map<string, string>();
  const bound = new Map<string, Executed>();
  const take = (type: string, body: Buffer) => {
    const words = cString(body, 0);
    if (type === "Q") {
      sent(words.text, "");
      onStatement({ sql: words.text, parameters: [] });
    }
    if (type === "P") {
      const sql = cString(body, words.end).text;
      sent(sql, words.text);
      prepared.set(words.text, sql);
    }
    if (type === "E") {
      const statement = bound.get(words.text);
      if (statement) onStatement(statement);
    }
    if (type === "B") {
      const name = cString(body, words.end);
      const parameters = parametersOf(body, name.end);
      bound.set(words.text, { sql: prepared.get(name.text) ?? "", parameters });
    }
  };
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    // The first message has no type.
    const head = () => (isStarted ? 1 : 0);
    while (rest.length >= head() + 4 && rest.length >= head() + rest.readInt32BE(head())) {
      const end = head() + rest.readInt32BE(head());
      if (isStarted) take(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end));
      isStarted = true;
      rest = rest.subarray(end);
    }
  };
}

function cString(body: Buffer, start: number): { text: string; end: number } {
  const end = body.indexOf(0, start);
  return { text: body.toString("utf8", start, end), end: end + 1 };
}

/** The parameters of a Bind message, which follow the formats they are sent in. */
function parametersOf(body: Buffer, start: number): (string | null)[] {
  let at = start + 2 + 2 * body.readInt16BE(start);
  const parameters: (string | null)[] = [];
  const count = body.readInt16BE(at);
  at += 2;
  for (let n = 0; n < count; n++) {
    const length = body.readInt32BE(at);
    at += 4;
    parameters.push(length < 0 ? null : body.toString("utf8", at, at + length));
    at += Math.max(0, length);
  }
  return parameters;
}
