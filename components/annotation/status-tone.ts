/** The tone of the chip that names the status of an annotation. */
export const STATUS_TONE = {
  open: "plain",
  accepted: "good",
  rejected: "bad",
  disputed: "warn",
} as const;
