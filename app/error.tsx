"use client";
import { Notice } from "@/components/shell/notice";
import { useOutage } from "@/components/shell/use-outage";

export default function Broken({ retry }: { retry: () => void }) {
  const isOutage = useOutage(retry);
  return <Notice kind={isOutage ? "away" : "broken"} onRetry={retry} />;
}
