/** The forms that are open in cards, so that Escape closes the last of them wherever the focus is. */
export class OpenForms {
  private readonly leaves: (() => void)[] = [];

  /** `leave` closes the form. Returns a function for when it is closed. */
  readonly add = (leave: () => void): (() => void) => {
    this.leaves.push(leave);
    return () => {
      const at = this.leaves.indexOf(leave);
      if (at >= 0) this.leaves.splice(at, 1);
    };
  };

  /** Closes the form that was opened last; false if none is open. */
  leaveLast(): boolean {
    const leave = this.leaves.at(-1);
    leave?.();
    return leave !== undefined;
  }
}
