"use client";
import words from "@/messages/en-review.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages about reviews. */
export const ReviewWords = wordsBeside(words);
