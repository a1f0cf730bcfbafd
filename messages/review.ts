import words from "./en-review.json";
import { addWords } from "./words";

addWords(words);
