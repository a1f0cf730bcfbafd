"use client";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { CallArguments } from "./api";
import { Button } from "./ui/button";
import { useSubmit } from "./use-submit";

interface RemoveButtonProps<E extends Endpoint> {
  readonly operation: E;
  /** What the operation needs: the id of the thing in its path, and its version where it has one. */
  readonly sent: CallArguments<E>;
  /** The act with the name of the thing. */
  readonly label: string;
  readonly onRemoved: () => void;
  /** The sentence of a refusal, and null when there is none any more. */
  readonly onProblem: (problem: string | null) => void;
}

/** Removes the thing of its row in a list that the component above holds. */
export function RemoveButton<E extends Endpoint>({
  operation,
  sent,
  label,
  onRemoved,
  onProblem,
}: RemoveButtonProps<E>) {
  const removal = useSubmit(operation, {
    onDone() {
      onProblem(null);
      onRemoved();
    },
    onRefused: ({ detail }) => onProblem(detail),
  });
  return (
    <Button
      variant="quiet"
      icon
      aria-label={label}
      loading={removal.busy}
      onClick={() => removal.submit(...sent)}
    >
      ✕
    </Button>
  );
}
