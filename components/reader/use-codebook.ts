import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { Codebook, type ReadingTag } from "./codebook";
import type { Reading } from "./reading";

/** Several changes that come together are read once, after so many milliseconds. */
const WAIT = 200;

interface Given {
  /** The last number of the project's feed that it holds. */
  readonly change: number;
  readonly tags: readonly ReadingTag[];
}

/**
 * The codebook as it is now: what the page came with, read again whenever the project's feed
 * tells of something. Someone whose own role changed gets the page anew.
 */
export function useCodebook(reading: Reading, given: Given): Codebook {
  const router = useRouter();
  const [read, setRead] = useState(given);
  const tags = read.change > given.change ? read.tags : given.tags;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known = given.change;
    const ended = new AbortController();
    const look = async () => {
      timer = undefined;
      const answer = await reading.client.around(ended.signal).catch(() => null);
      if (!answer?.ok) return;
      const { project, codebook, role, secondReader } = answer.value;
      known = Math.max(known, project.change);
      setRead({ change: project.change, tags: codebook });
      if (role !== reading.me.role || secondReader !== reading.me.secondReader) router.refresh();
    };
    const stop = reading.store.listen(() => {
      if (reading.store.now().projectChange > known) timer ??= setTimeout(() => void look(), WAIT);
    });
    return () => {
      stop();
      clearTimeout(timer);
      ended.abort();
    };
  }, [reading, router, given.change]);

  return useMemo(() => new Codebook(tags), [tags]);
}
