import { Opening } from "@/components/reader/opening";

export default function Loading() {
  return <Opening />;
}
