"use client";
import { Notice } from "@/components/shell/notice";

export default function Broken({ reset }: { reset: () => void }) {
  return <Notice kind="broken" onRetry={reset} />;
}
