"use client";
import { useRouter } from "next/navigation";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { CallArguments } from "./api";
import { Button } from "./ui/button";
import { useToast } from "./ui/toast";
import { useSubmit } from "./use-submit";

interface RevokeButtonProps<E extends Endpoint> {
  readonly operation: E;
  /** What the operation needs: the id of the thing in its path. */
  readonly sent: CallArguments<E>;
  readonly label: string;
  /** The label with the name of the thing, for those who do not see its row. */
  readonly fullLabel: string;
  readonly revoked: string;
}

/** Revokes the thing of its row in a list of the page, which is read again. */
export function RevokeButton<E extends Endpoint>({
  operation,
  sent,
  label,
  fullLabel,
  revoked,
}: RevokeButtonProps<E>) {
  const router = useRouter();
  const toast = useToast();
  const revocation = useSubmit(operation, {
    onDone() {
      toast({ text: revoked });
      router.refresh();
    },
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      router.refresh();
    },
  });
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={fullLabel}
      loading={revocation.busy}
      onClick={() => revocation.submit(...sent)}
    >
      {label}
    </Button>
  );
}
