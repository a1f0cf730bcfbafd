/** Begins a statement that lets others go before it; the services write it as `PATIENT`. */
export const PATIENT_MARK = "/* patient */ ";

/** So many others go before one that is patient; then it has its turn, or it would never have it. */
const MAX_BEFORE = 100;

type Begin = () => void;

interface Patient {
  readonly begin: Begin;
  /** How many have gone before it. */
  before: number;
}

/**
 * Whose turn it is on the one connection. Statements and transactions have it in the order in which
 * they came; parts of a long work, which are patient, only when nobody else waits.
 */
export class Turns {
  private isTaken = false;
  private isLooking = false;
  private readonly waiting: Begin[] = [];
  private readonly patient: Patient[] = [];

  /** Resolves when it is this one's turn, which lasts until `end` is called. */
  take(isPatient: boolean): Promise<void> {
    return new Promise((begin) => {
      if (isPatient) this.patient.push({ begin, before: 0 });
      else this.waiting.push(begin);
      this.next();
    });
  }

  end(): void {
    this.isTaken = false;
    this.next();
  }

  private next(): void {
    if (this.isTaken) return;
    const [first] = this.patient;
    if (this.waiting.length > 0 && (first?.before ?? 0) < MAX_BEFORE) {
      for (const one of this.patient) one.before += 1;
      this.begin(this.waiting.shift());
    } else if (first) this.look();
  }

  /** Requests that came while the thread was busy are in its queue, and are taken from it first. */
  private look(): void {
    if (this.isLooking) return;
    this.isLooking = true;
    setImmediate(() => {
      this.isLooking = false;
      if (this.isTaken) return;
      const isUrgent = this.waiting.length > 0 && (this.patient[0]?.before ?? 0) < MAX_BEFORE;
      if (isUrgent) this.next();
      else this.begin(this.patient.shift()?.begin);
    });
  }

  private begin(begin: Begin | undefined): void {
    if (!begin) return;
    this.isTaken = true;
    begin();
  }
}
