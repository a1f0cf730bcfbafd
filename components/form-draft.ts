/** The fields of a form, by their names. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is kept of a form: its fields, and what they were before somebody wrote in it. */
interface KeptForm {
  readonly base: Fields;
  readonly fields: Fields;
}

/** How a draft stands to what its form would show without it. */
export interface Resumed {
  /** Fields that the person changed and somebody else has changed since, as they now are. */
  readonly overwrites: readonly unknown[];
  /** Whether anything else has changed since. */
  readonly hasOtherChanges: boolean;
}

/** What a form knows of its draft. */
export interface FormDraft {
  /** Whether there is something to lose. */
  readonly isChanged: boolean;
  /** Set while the form shows what was written on an earlier visit. */
  readonly resumed: Resumed | null;
  /** Empties the form, or puts back what it changes; can be undone. */
  readonly discard: () => void;
  /** Forgets the draft, once it is saved. */
  readonly finish: () => void;
}

/** What a form that is opened again shows. */
export interface ResumedForm<T> {
  readonly fields: T;
  readonly resumed: Resumed | null;
}

/**
 * The fields of a form that is opened again. Only what the person changed comes from the draft; all
 * else is as it `now` is, so that saving does not take back what others did meanwhile. Without a
 * draft, or with one that changes nothing any more, the form is as it now is.
 */
export function resumeForm<T extends object>(kept: unknown, now: T): ResumedForm<T> {
  if (!isKeptForm(kept)) return { fields: now, resumed: null };
  const { base, fields } = kept;
  const names = Object.keys(now).filter((name) => name in base && name in fields);
  const current = now as Fields;
  const changed = names.filter(
    (name) => !isSame(fields[name], base[name]) && !isSame(fields[name], current[name]),
  );
  if (changed.length === 0) return { fields: now, resumed: null };
  const others = names.filter((name) => !isSame(base[name], current[name]));
  const overwritten = others.filter((name) => changed.includes(name));
  return {
    fields: { ...now, ...Object.fromEntries(changed.map((name) => [name, fields[name]])) },
    resumed: {
      overwrites: overwritten.map((name) => current[name]),
      hasOtherChanges: others.length > overwritten.length,
    },
  };
}

/** Whether two values of fields are the same; both are made of what JSON can say. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isKeptForm(value: unknown): value is KeptForm {
  const { base, fields } = (value ?? {}) as Partial<Record<keyof KeptForm, unknown>>;
  return typeof base === "object" && base !== null && typeof fields === "object" && fields !== null;
}
