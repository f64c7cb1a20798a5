/** What the worker of a place runs: the host's other half, without the element, so that a worker loads no page. */
export { serve } from "../drive/serve.ts";
