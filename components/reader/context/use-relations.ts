import { useEffect, useMemo, useSyncExternalStore } from "react";
import { call, type ApiAnswer, type ApiRefusal } from "@/components/api";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listRelationTypesCall } from "@/lib/contract/relation-types";
import type { listRelationsCall } from "@/lib/contract/relations";
import type { Reading } from "../model/reading";
import { lastOf, refetchOn } from "../model/refetch";
import { useReaderContext } from "./reader-context";

/** A relation of annotations, as /api/v1 carries it. */
export type Relation = AnswerOf<typeof listRelationsCall>["items"][number];
export type RelationType = AnswerOf<typeof listRelationTypesCall>["items"][number];

interface RelationState {
  /** False until they were read once. */
  readonly isRead: boolean;
  /** Why they could not be read, as a sentence. */
  readonly problem: string | null;
  /** Those with an end in this document, oldest first. */
  readonly relations: readonly Relation[];
  /** In the order of the codebook, retired ones too. */
  readonly types: readonly RelationType[];
}

const FIRST: RelationState = { isRead: false, problem: null, relations: [], types: [] };
/** Changes of these can alter which relations there are, and what they are called. */
const NOUNS = ["annotation-relation", "relation-type", "document"];
/** The most that the API answers at once. */
const PAGE = 1_000;

/** The relations of a document, read when the first part of the page shows them. */
class RelationStore {
  private state = FIRST;
  private readonly listeners = new Set<() => void>();
  private users = 0;
  private requests = 0;
  private silence: (() => void) | null = null;

  constructor(private readonly reading: Reading) {}

  readonly now = (): RelationState => this.state;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Reads them and follows the feed until the last user leaves. */
  use(): () => void {
    if (++this.users === 1) {
      const { store } = this.reading;
      const known = lastOf(store.now().nouns, NOUNS);
      const { stop } = refetchOn(store, NOUNS, known, () => this.read());
      this.silence = stop;
      void this.read();
    }
    return () => {
      if (--this.users > 0) return;
      this.silence?.();
      this.silence = null;
    };
  }

  /** What a write of this page answered. */
  put(relation: Relation): void {
    const rest = this.state.relations.filter(({ id }) => id !== relation.id);
    const relations = [...rest, relation].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.set({ relations });
  }

  take(id: string): void {
    this.set({ relations: this.state.relations.filter((relation) => relation.id !== id) });
  }

  readonly read = async (): Promise<boolean> => {
    const request = ++this.requests;
    const { projectId, documentId } = this.reading.place;
    const [types, relations] = await Promise.all([
      call("GET /projects/{projectId}/relation-types", {
        params: { projectId },
        query: { limit: PAGE },
      }),
      readRelations(projectId, documentId),
    ]);
    if (!types.ok) return this.fail(request, types);
    if (!relations.ok) return this.fail(request, relations);
    if (request === this.requests) {
      this.set({
        isRead: true,
        problem: null,
        relations: relations.value,
        types: types.value.items,
      });
    }
    return true;
  };

  private fail(request: number, { detail, status }: ApiRefusal): boolean {
    if (request === this.requests) this.set({ problem: detail });
    return status === 403 || status === 404;
  }

  private set(some: Partial<RelationState>): void {
    this.state = { ...this.state, ...some };
    for (const listener of this.listeners) listener();
  }
}

async function readRelations(
  projectId: string,
  documentId: string,
): Promise<ApiAnswer<readonly Relation[]>> {
  const relations: Relation[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const answer: Awaited<ReturnType<typeof readPage>> = await readPage(
      projectId,
      documentId,
      cursor,
    );
    if (!answer.ok) return answer;
    relations.push(...answer.value.items);
    cursor = answer.value.next;
  }
  return { ok: true, value: relations };
}

function readPage(projectId: string, documentId: string, cursor: string) {
  const query = { document: documentId, limit: PAGE, ...(cursor && { cursor }) };
  return call("GET /projects/{projectId}/relations", { params: { projectId }, query });
}

const stores = new WeakMap<Reading, RelationStore>();

/** The relations of the document, and how to change what is shown of them. */
export function useRelations(): RelationState & { readonly store: RelationStore } {
  const { reading } = useReaderContext();
  const store = useMemo(() => {
    const known = stores.get(reading) ?? new RelationStore(reading);
    stores.set(reading, known);
    return known;
  }, [reading]);
  useEffect(() => store.use(), [store]);
  const state = useSyncExternalStore(store.listen, store.now, () => FIRST);
  return useMemo(() => ({ ...state, store }), [state, store]);
}
