/** The API as openapi.json describes it. Made by scripts/generate-console-types.mjs. */
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the app or open the console
         * @description Programs get the name of the app; a browser is redirected to the console.
         *
         *     Needs no login.
         */
        get: operations["Root_greet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List all actions
         * @description All actions that a menu template can grant, in alphabetical order.
         *
         *     Needs a login, but no action.
         */
        post: operations["Actions_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign an end user, with visit context
         * @description Records the assignment like a decision does. The same end user gets the same answer for ever, while the experiment is Active and its targeting holds; only a retired variation is replaced by the control.
         *
         *     Needs an API key, secret or publishable with the scope `decide`.
         */
        post: operations["assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Keys are masked: only their first and last characters are shown.
         *
         *     Action: `act:get-api-keys`; project permission: Viewer; or a secret API key with the scope `read`
         */
        get: operations["ApiKeys_list"];
        put?: never;
        /**
         * Create an API key
         * @description Nobody gives a key a scope that they may not use themselves; docs/integration.md has the list.
         *
         *     Action: `act:create-api-key`; project permission: Editor; or a token of `API_TOKEN`
         */
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Requests with the key are refused everywhere within a second.
         *
         *     Action: `act:delete-api-key`; project permission: Editor; or a secret API key
         */
        delete: operations["ApiKeys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store events
         * @description Takes one event or an array of at most 1,000, and answers after durable storage. An array is stored completely or not at all: 422 names invalid events by `index`. An event sent twice counts once; for events without ids, an `Idempotency-Key` makes a repeated call count once.
         *
         *     Needs an API key, secret or publishable with the scope `events:write`.
         */
        post: operations["storeEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/click": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store click events
         * @description Takes one event or an array of at most 1,000, and answers after durable storage. An array is stored completely or not at all: 422 names invalid events by `index`. An event sent twice counts once; for events without ids, an `Idempotency-Key` makes a repeated call count once.
         *
         *     Needs an API key, secret or publishable with the scope `events:write`.
         */
        post: operations["storeClicks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/conversion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store conversion events
         * @description Takes one event or an array of at most 1,000, and answers after durable storage. An array is stored completely or not at all: 422 names invalid events by `index`. An event sent twice counts once; for events without ids, an `Idempotency-Key` makes a repeated call count once.
         *
         *     Needs an API key, secret or publishable with the scope `events:write`.
         */
        post: operations["storeConversions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/impression": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store impression events
         * @description Takes one event or an array of at most 1,000, and answers after durable storage. An array is stored completely or not at all: 422 names invalid events by `index`. An event sent twice counts once; for events without ids, an `Idempotency-Key` makes a repeated call count once.
         *
         *     Needs an API key, secret or publishable with the scope `events:write`.
         */
        post: operations["storeImpressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{experiment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events of an experiment
         * @description Newest first.
         *
         *     Needs a secret API key with the scope `events:read`.
         */
        get: operations["ApiEvents_list"];
        put?: never;
        /**
         * List filtered events of an experiment
         * @description The next page is asked for with the same body and `cursor` set to `X-Next-Cursor`.
         *
         *     Needs a secret API key with the scope `events:read`.
         */
        post: operations["ApiEvents_filter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{experiment}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all events of an experiment
         * @description One JSON object a line, or CSV in which texts that look like formulas begin with an apostrophe. With object storage set, the export is kept there as well.
         *
         *     Needs a secret API key with the scope `events:read`.
         */
        get: operations["ApiEvents_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List experiments
         * @description Needs a secret API key with the scope `read`.
         */
        get: operations["ApiExperiments_list"];
        put?: never;
        /**
         * Create an experiment
         * @description Variants may be sent along. Without them, the experiment starts as a Draft with one variant, the control.
         *
         *     Needs a secret API key with the scope `write`.
         */
        post: operations["ApiExperiments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/check-eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check eligibility and assign an end user
         * @description Records the assignment like a decision does. The same end user gets the same answer for ever, while the experiment is Active and its targeting holds; only a retired variation is replaced by the control.
         *
         *     Needs an API key, secret or publishable with the scope `decide`.
         */
        post: operations["checkEligibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan sample size and duration
         * @description Tell the baseline and what is known of effect, users and traffic; the rest is worked out: sample size from an effect, detectable effect from users, power from both, and the days that it takes. Nothing is stored.
         *
         *     Needs a secret API key with the scope `read`.
         */
        post: operations["ApiPlanning_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an experiment
         * @description With its variants and segments.
         *
         *     Needs a secret API key with the scope `read`.
         */
        get: operations["ApiExperiments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update an experiment or its status
         * @description Fields that are left out stay as they are.
         *
         *     Needs a secret API key with the scope `write`.
         */
        patch: operations["ApiExperiments_update"];
        trace?: never;
    };
    "/api/experiments/{experiment}/assignment/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assign an end user to a variant
         * @description Records the assignment like a decision does. The same end user gets the same answer for ever, while the experiment is Active and its targeting holds; only a retired variation is replaced by the control.
         *
         *     Needs an API key, secret or publishable with the scope `decide`.
         */
        get: operations["getAssignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an experiment document
         * @description The experiment with its conditions, segments, variations and metrics.
         *
         *     Needs a secret API key with the scope `read`.
         */
        get: operations["ApiDocuments_get"];
        /**
         * Save an experiment document
         * @description Saves the experiment with everything that belongs to it, or changes nothing.
         *
         *     Needs a secret API key with the scope `write`.
         */
        put: operations["ApiDocuments_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an experiment
         * @description Nobody is served any more; a Feature Flag serves its control.
         *
         *     Needs a secret API key with the scope `write`.
         */
        post: operations["ApiExperiments_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get experiment results
         * @description Conversions decide; other metrics of the experiment inform and guard. Only events of assigned end users count, from their assignment to the end of the experiment. Without dates, `by`, `series` and metrics that are ratios, capped or use CUPED, the cost grows neither with events nor with end users. Numbers that do not exist are null; `warnings` says why. docs/statistics.md says how to read them.
         *
         *     Needs a secret API key with the scope `results`.
         */
        get: operations["ApiResults_readResults"];
        put?: never;
        /**
         * Get experiment results with custom settings
         * @description Conversions decide; other metrics of the experiment inform and guard. Only events of assigned end users count, from their assignment to the end of the experiment. Without dates, `by`, `series` and metrics that are ratios, capped or use CUPED, the cost grows neither with events nor with end users. Numbers that do not exist are null; `warnings` says why. docs/statistics.md says how to read them.
         *
         *     Needs a secret API key with the scope `results`.
         */
        post: operations["ApiResults_judgeResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused experiment
         * @description Needs a secret API key with the scope `write`.
         */
        post: operations["ApiExperiments_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get event counts by variant
         * @description Needs a secret API key with the scope `results`.
         */
        get: operations["ApiResults_readStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the traffic split
         * @description Shares are percentages of all variants and have to be 100 in total.
         *
         *     Needs a secret API key with the scope `write`.
         */
        put: operations["Variants_replaceShares"];
        /**
         * Add a variant
         * @description The experiment can start once the shares of its variants are 100 in total.
         *
         *     Needs a secret API key with the scope `write`.
         */
        post: operations["Variants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{experiment}/variants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a variant
         * @description Changes its name, its share, its value or what it changes in the page.
         *
         *     Needs a secret API key with the scope `write`.
         */
        put: operations["Variants_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link an anonymous id to a known user
         * @description One line in the log-in of a site. Both ids are one person from then on, whenever it comes: the earlier assignment stands where the known id has none, events under either id count, and who was served different variations is left out of the comparison. A known id can have many anonymous ones.
         *
         *     Needs a secret API key with the scope `users`.
         */
        post: operations["identifyUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List segments
         * @description Needs a secret API key with the scope `read`.
         */
        get: operations["ApiSegments_list"];
        put?: never;
        /**
         * Create a segment
         * @description Needs a secret API key with the scope `write`.
         */
        post: operations["ApiSegments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/assign-experiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a segment to an experiment
         * @description Idempotent.
         *
         *     Needs a secret API key with the scope `write`.
         */
        post: operations["ApiSegments_assignExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/assign-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign an end user to a segment
         * @description The end user is in the segment whatever its rules say. Idempotent.
         *
         *     Needs a secret API key with the scope `write`.
         */
        post: operations["ApiSegments_assignUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/unassign-experiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Detach a segment from an experiment
         * @description Needs a secret API key with the scope `write`.
         */
        delete: operations["ApiSegments_unassignExperiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a segment
         * @description Needs a secret API key with the scope `read`.
         */
        get: operations["ApiSegments_get"];
        /**
         * Update a segment
         * @description Fields that are left out stay as they are.
         *
         *     Needs a secret API key with the scope `write`.
         */
        put: operations["ApiSegments_update"];
        post?: never;
        /**
         * Delete a segment
         * @description Also detaches it from experiments.
         *
         *     Needs a secret API key with the scope `write`.
         */
        delete: operations["ApiSegments_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List end users
         * @description End users with stored attributes, in ascending order of ids.
         *
         *     Needs a secret API key with the scope `users`.
         */
        get: operations["EndUsers_list"];
        put?: never;
        /**
         * Create an end user
         * @description Needs a secret API key with the scope `users`.
         */
        post: operations["EndUsers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an end user
         * @description Needs a secret API key with the scope `users`.
         */
        get: operations["EndUsers_get"];
        /**
         * Update an end user
         * @description Fields that are left out stay as they are.
         *
         *     Needs a secret API key with the scope `users`.
         */
        put: operations["EndUsers_update"];
        post?: never;
        /**
         * Delete an end user
         * @description Their assignments and events stay, under a random id, so no count changes.
         *
         *     Needs a secret API key with the scope `users`.
         */
        delete: operations["EndUsers_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export data of an end user
         * @description Everything stored about an end user, who may be known by id only.
         *
         *     Needs a secret API key with the scope `users`.
         */
        get: operations["EndUsers_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List audit log entries
         * @description Who changed what and when, with the values before and after.
         *
         *     Action: `act:get-audit-log`
         */
        post: operations["Audit_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with email and password
         * @description Needs no login.
         */
        post: operations["Auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out and end the session
         * @description The access token stops working at once.
         *
         *     Needs no login.
         */
        post: operations["Auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return new tokens for a refresh token
         * @description A refresh token works once.
         *
         *     Needs no login.
         */
        post: operations["Auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conditions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a URL condition
         * @description Action: `act:delete-condition`; project permission: Editor
         */
        delete: operations["Conditions_remove"];
        options?: never;
        head?: never;
        /**
         * Update a URL condition
         * @description Action: `act:update-condition`; project permission: Editor
         */
        patch: operations["Conditions_update"];
        trace?: never;
    };
    "/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate experiments for a visitor
         * @description Action `act:make-decision`; needs no login. Answers the Active experiments whose targeting holds, in ascending id. The same visitor gets the same variation for ever, and the first time is recorded before the answer. Callable from any site, unless the project names its origins; limited per address. Unknown fields are ignored; the body may have 16 KiB, and is JSON also as `text/plain`, which browsers send without a preflight.
         *
         *     Action: `act:make-decision` (needs no login)
         */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/end-users/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List end users of a project
         * @description End users with stored attributes.
         *
         *     Action: `act:get-end-users`; project permission: Viewer
         */
        post: operations["EndUserProfiles_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List recent events and exposures
         * @description The last 100 events and the last 100 exposures.
         *
         *     Action: `act:get-live-events`; project permission: Viewer
         */
        post: operations["LiveEvents_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check whether the tag works
         * @description The websites that have asked for decisions, in whatever status the experiments are, and the number of visitors of each experiment.
         *
         *     Action: `act:get-live-events`; project permission: Viewer
         */
        post: operations["Seen_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List recent event types
         * @description The types of the latest 5,000 events with the properties that they had, to define metrics with.
         *
         *     Action: `act:get-live-events`; project permission: Viewer
         */
        post: operations["Seen_readTypes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an experiment
         * @description Creates a Draft with one variation, “Control”, at 100%.
         *
         *     Action: `act:create-experiment`; project permission: Editor
         */
        post: operations["Experiments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments-by-project-and-org": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List experiments of a project (old name)
         * @description Action: `act:experiments-by-project-and-org`; project permission: Viewer
         */
        post: operations["Experiments_listByProjectAndOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List experiments of a project
         * @description Action: `act:get-experiments`; project permission: Viewer
         */
        post: operations["Experiments_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an overview of running experiments
         * @description Active and Paused ones, judged by the method `sequential` at 95%. Made from kept sums only, so that its cost grows neither with events nor with end users.
         *
         *     Action: `act:get-results`; project permission: Viewer
         */
        post: operations["Overview_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan sample size and duration
         * @description Tell the baseline and what is known of effect, users and traffic; the rest is worked out: sample size from an effect, detectable effect from users, power from both, and the days that it takes. Nothing is stored.
         *
         *     Action: `act:get-experiments`; project permission: Viewer
         */
        post: operations["Planning_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an experiment
         * @description Action: `act:get-experiment`; project permission: Viewer
         */
        get: operations["Experiments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update an experiment or its status
         * @description Fields that are left out stay as they are.
         *
         *     Action: `act:update-experiment`; project permission: Editor
         */
        patch: operations["Experiments_update"];
        trace?: never;
    };
    "/experiments/{id}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List URL conditions of an experiment
         * @description Action: `act:get-conditions`; project permission: Viewer
         */
        get: operations["Conditions_list"];
        put?: never;
        /**
         * Add a URL condition
         * @description Action: `act:create-condition`; project permission: Editor
         */
        post: operations["Conditions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an experiment document
         * @description The experiment with its conditions, segments, variations and metrics.
         *
         *     Action: `act:get-experiment`; project permission: Viewer
         */
        get: operations["Documents_get"];
        /**
         * Save an experiment document
         * @description For each part that differs from the stored one, the caller also needs the action of the route that changes it alone.
         *
         *     Action: `act:update-experiment`; project permission: Editor
         */
        put: operations["Documents_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duplicate an experiment
         * @description Action: `act:create-experiment`; project permission: Editor
         */
        post: operations["Experiments_duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/matching-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare URL matching versions 1 and 2
         * @description Says on which addresses the experiment would start or stop running. Changes nothing.
         *
         *     Action: `act:get-conditions`; project permission: Viewer
         */
        post: operations["MatchingPreview_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List metrics of an experiment
         * @description Action: `act:get-metrics`; project permission: Viewer
         */
        get: operations["Metrics_list"];
        put?: never;
        /**
         * Add a metric
         * @description Action: `act:create-metric`; project permission: Editor
         */
        post: operations["Metrics_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/preview-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Create a preview link
         * @description The link shows one variation for 24 hours, whatever the status of the experiment.
         *
         *     Action: `act:get-experiment`; project permission: Viewer
         */
        get: operations["Experiments_getPreviewLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get experiment results
         * @description The experiment's own primary metrics decide; without any, end users with an event of the conversion type. Only events of assigned end users count, from their assignment to the end of the experiment. Without dates, `by`, `series` and metrics that are ratios, capped or use CUPED, the cost grows neither with events nor with end users. Numbers that do not exist are null; `warnings` says why. docs/statistics.md says how to read them.
         *
         *     Action: `act:get-results`; project permission: Viewer
         */
        get: operations["ConsoleResults_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List segments of an experiment
         * @description An experiment without segments is open to everyone.
         *
         *     Action: `act:get-segments`; project permission: Viewer
         */
        get: operations["Segments_listAttached"];
        /**
         * Set the segments of an experiment
         * @description Action: `act:assign-segment`; project permission: Editor
         */
        put: operations["Segments_replaceAttached"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/traffic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the traffic split
         * @description Action: `act:update-traffic-allocation`; project permission: Editor
         */
        put: operations["Variations_allocate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/variations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List variations of an experiment
         * @description Retired variations are included.
         *
         *     Action: `act:get-variations`; project permission: Viewer
         */
        get: operations["Variations_list"];
        put?: never;
        /**
         * Add a variation
         * @description In a Draft, traffic is split evenly; later, the new variation starts at 0%.
         *
         *     Action: `act:create-variation`; project permission: Editor
         */
        post: operations["Variations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List versions of an experiment
         * @description What changed, by whom and when, oldest first.
         *
         *     Action: `act:get-experiment`; project permission: Viewer
         */
        get: operations["Versions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a version and compare it
         * @description Compares it with the version before, or with the one that `to` names.
         *
         *     Action: `act:get-experiment`; project permission: Viewer
         */
        get: operations["Versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{id}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a version
         * @description For each part that differs, the caller also needs the action of the route that changes it alone.
         *
         *     Action: `act:restore-experiment`; project permission: Editor
         */
        post: operations["Versions_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/public/{publicId}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a public image
         * @description Needs no login.
         */
        get: operations["PublicFiles_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get file metadata
         * @description Action: `act:get-project-file`; project permission: Viewer
         */
        get: operations["Files_get"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description Its public address stops working, in running variations too.
         *
         *     Action: `act:delete-project-file`; project permission: Editor
         */
        delete: operations["Files_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a mutually exclusive group
         * @description An end user enters at most one experiment of a group.
         *
         *     Action: `act:create-group`; project permission: Editor
         */
        post: operations["Groups_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List mutually exclusive groups
         * @description Action: `act:get-groups`; project permission: Viewer
         */
        post: operations["Groups_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Dissolve a mutually exclusive group
         * @description End users may enter several of its experiments afterwards.
         *
         *     Action: `act:delete-group`; project permission: Editor
         */
        delete: operations["Groups_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process is up
         * @description Needs no login.
         */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that all dependencies answer
         * @description Without Redis or object storage, where they are set, the app is ready all the same: `status` is `degraded` then, and `redis` or `storage` is `away`.
         *
         *     Needs no login.
         */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link an anonymous id to a known user
         * @description With a proof both ids are one person from then on. Without one it stays a matter of that browser: public events under the known id count for the anonymous one where the known id is in no variation, nobody moves, and it is taken only if the anonymous id is an integer of 2^32 or more and of nobody known, at most 20 times a known id and day. The answer tells nothing about either id. Callable from any site unless the project names its origins; limited per address. Unknown fields are ignored.
         *
         *     Needs no login.
         */
        post: operations["identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/menu-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a menu template
         * @description A template can grant only actions that the caller has.
         *
         *     Action: `act:create-menu-template`
         */
        post: operations["MenuTemplates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/menu-templates/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List menu templates
         * @description Action: `act:get-menu-templates`
         */
        post: operations["MenuTemplates_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/menu-templates/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the menu of a member
         * @description Your own menu needs no action.
         *
         *     Action: `act:get-user-menu-tree`
         */
        get: operations["MenuTemplates_getTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/menu-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a menu template
         * @description Action: `act:get-menu-template`
         */
        get: operations["MenuTemplates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a menu template
         * @description Takes effect on the next request of each member who has the template.
         *
         *     Action: `act:update-menu-template`
         */
        patch: operations["MenuTemplates_update"];
        trace?: never;
    };
    "/menus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save a reusable menu entry
         * @description Saved entries are offered when menu templates are edited.
         *
         *     Action: `act:create-menu`
         */
        post: operations["Menus_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/menus/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List reusable menu entries
         * @description Action: `act:get-menus`
         */
        post: operations["Menus_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Track events of visitors
         * @description Action `act:track-metric`; needs no login. Live mode while the experiment is Active, otherwise QA. The answer comes when the events are stored durably; 503 means that none of them is. Of an array the good ones are stored and the others named. Callable from any site, also as a beacon (`text/plain`), unless the project names its origins; limited per address. Unknown fields are ignored.
         *
         *     Action: `act:track-metric` (needs no login)
         */
        post: operations["track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a metric
         * @description Action: `act:delete-metric`; project permission: Editor
         */
        delete: operations["Metrics_remove"];
        options?: never;
        head?: never;
        /**
         * Update a metric
         * @description Action: `act:update-metric`; project permission: Editor
         */
        patch: operations["Metrics_update"];
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up an organization
         * @description The caller becomes its first member.
         *
         *     Action: `act:create-organization` (needs no login)
         */
        post: operations["Organizations_signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search organizations by name
         * @description Finds a part of the name; at most 10 results.
         *
         *     Action: `act:search-organization` (needs no login)
         */
        get: operations["Organizations_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether sign-up is open
         * @description Needs no login.
         */
        get: operations["Organizations_getSignUpState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{orgId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Action: `act:add-organization`
         */
        delete: operations["Invitations_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{orgId}/security-log/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List security events
         * @description Action: `act:get-security-log`
         */
        post: operations["SecurityLog_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a project
         * @description The caller and all super members become Owners.
         *
         *     Action: `act:create-project`
         */
        post: operations["Projects_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List accessible projects
         * @description Projects that the caller may enter.
         *
         *     Action: `act:get-projects`
         */
        post: operations["Projects_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/user/{userId}/org/{orgId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects of a member
         * @description Projects of the organization that the member may enter.
         *
         *     Action: `act:get-projects-by-user-and-org`
         */
        get: operations["Projects_listOfUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a project
         * @description Action: `act:update-project`; project permission: Editor
         */
        patch: operations["Projects_update"];
        trace?: never;
    };
    "/projects/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List files of a project
         * @description Action: `act:get-project-file`; project permission: Viewer
         */
        get: operations["Files_list"];
        put?: never;
        /**
         * Upload an image
         * @description Action: `act:create-project-file`; project permission: Editor
         */
        post: operations["Files_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/identity-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an identity secret
         * @description Identity proofs are created with this secret. Proofs made with an earlier one become invalid.
         *
         *     Action: `act:update-project`; project permission: Editor
         */
        post: operations["Projects_makeIdentitySecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/end-users/{endUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an end user with assignments
         * @description With segments and assignments. The end user may be known by id only.
         *
         *     Action: `act:get-end-user`; project permission: Viewer
         */
        get: operations["EndUserProfiles_get"];
        put?: never;
        post?: never;
        /**
         * Delete an end user
         * @description Their assignments and events stay, under a random id, so no count changes.
         *
         *     Action: `act:delete-end-user`; project permission: Editor
         */
        delete: operations["EndUserProfiles_remove"];
        options?: never;
        head?: never;
        /**
         * Update an end user
         * @description Fields that are left out stay as they are.
         *
         *     Action: `act:update-end-user`; project permission: Editor
         */
        patch: operations["EndUserProfiles_update"];
        trace?: never;
    };
    "/projects/{projectId}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members of a project
         * @description Each with email and permission. Super members are listed only if they were added.
         *
         *     Action: `act:get-project-users`; project permission: Viewer
         */
        get: operations["Projects_listMembers"];
        put?: never;
        /**
         * Add a member to a project
         * @description Action: `act:assign-user-to-project`; project permission: Owner
         */
        post: operations["Projects_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member from a project
         * @description Action: `act:remove-user-from-project`; project permission: Owner
         */
        delete: operations["Projects_removeMember"];
        options?: never;
        head?: never;
        /**
         * Change the permission of a project member
         * @description Action: `act:update-project-user`; project permission: Owner
         */
        patch: operations["Projects_updateMember"];
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a role
         * @description Returns the existing role when there is one of this name.
         *
         *     Action: `act:create-role`
         */
        post: operations["Roles_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List roles
         * @description Action: `act:get-roles`
         */
        post: operations["Roles_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an unused role
         * @description Action: `act:delete-role`
         */
        delete: operations["Roles_delete"];
        options?: never;
        head?: never;
        /**
         * Rename a role
         * @description Action: `act:update-role`
         */
        patch: operations["Roles_update"];
        trace?: never;
    };
    "/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a segment
         * @description Action: `act:create-segment`; project permission: Editor
         */
        post: operations["Segments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List segments of a project
         * @description Action: `act:get-segments`; project permission: Viewer
         */
        post: operations["Segments_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a segment
         * @description Action: `act:get-segment`; project permission: Viewer
         */
        get: operations["Segments_get"];
        put?: never;
        post?: never;
        /**
         * Delete a segment
         * @description Also detaches it from experiments.
         *
         *     Action: `act:delete-segment`; project permission: Editor
         */
        delete: operations["Segments_remove"];
        options?: never;
        head?: never;
        /**
         * Change a segment
         * @description Action: `act:update-segment`; project permission: Editor
         */
        patch: operations["Segments_update"];
        trace?: never;
    };
    "/segments/{id}/users/{endUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign an end user to a segment
         * @description The end user is in the segment whatever its rules say. Idempotent.
         *
         *     Action: `act:assign-segment`; project permission: Editor
         */
        post: operations["Segments_assign"];
        /**
         * Remove an end user from a segment
         * @description Action: `act:assign-segment`; project permission: Editor
         */
        delete: operations["Segments_unassign"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/client-sdk.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the browser SDK
         * @description Needs no login.
         */
        get: operations["Static_sdk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/menu.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the default menu
         * @description Needs no login.
         */
        get: operations["Static_menu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List members, join requests and invitations
         * @description Action: `act:get-users`
         */
        post: operations["Members_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/forgot-password-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a password reset code
         * @description Needs no login.
         */
        post: operations["Accounts_sendResetCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/join-organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request to join an organization
         * @description Authenticate with the password or a bearer token.
         *
         *     Needs no login.
         */
        post: operations["Accounts_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get your profile
         * @description Needs a login, but no action.
         */
        get: operations["Profile_get"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Organizations without another member are disabled at once and erased 30 days later, with all that visitors left there.
         *
         *     Needs a login, but no action.
         */
        delete: operations["Profile_delete"];
        options?: never;
        head?: never;
        /**
         * Update your profile
         * @description Needs a login, but no action.
         */
        patch: operations["Profile_update"];
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export your account
         * @description Needs a login, but no action.
         */
        get: operations["Profile_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List your invitations
         * @description Needs a login, but no action.
         */
        post: operations["Invitations_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Needs a login, but no action.
         */
        post: operations["Invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/invitations/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an invitation
         * @description Needs a login, but no action.
         */
        post: operations["Invitations_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your organizations and projects
         * @description Needs a login, but no action.
         */
        get: operations["Profile_listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Ends all other sessions.
         *
         *     Needs a login, but no action.
         */
        post: operations["Profile_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End all your other sessions
         * @description Needs a login, but no action.
         */
        delete: operations["OwnSessions_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/sessions/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List your sessions
         * @description Needs a login, but no action.
         */
        post: operations["OwnSessions_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description Needs a login, but no action.
         */
        delete: operations["OwnSessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a member to an organization
         * @description With or without an account they get an invitation, and belong to the organization once they accept it. The answer is the same for both.
         *
         *     Action: `act:add-organization`
         */
        post: operations["Members_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register and request to join an organization
         * @description A member of the organization has to approve the request.
         *
         *     Needs no login.
         */
        post: operations["Accounts_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a password by code or link
         * @description Needs no login.
         */
        post: operations["Accounts_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/verification-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Describe a verification link
         * @description Needs no login.
         */
        post: operations["Accounts_describeLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/verification-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send another verification code
         * @description Needs no login.
         */
        post: operations["Accounts_sendVerificationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an account by code or link
         * @description Needs no login.
         */
        post: operations["Accounts_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member by user id
         * @description The caller and the member share an organization.
         *
         *     Action: `act:get-user`
         */
        get: operations["Members_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/organization/{orgId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Approve, disable or update a member
         * @description Action: `act:update-user`
         */
        patch: operations["Members_update"];
        trace?: never;
    };
    "/users/{userId}/organization/{orgId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys of a member
         * @description They stop when the member is disabled, and do less when the member may do less. To keep some, name them in `takeOverKeys` of that change.
         *
         *     Action: `act:update-user`
         */
        get: operations["MemberKeys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/orgs/{orgId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member of an organization
         * @description Action: `act:get-user-org-details`
         */
        get: operations["Members_getDetails_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/variations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete or retire a variation
         * @description A variation of a Draft is deleted, one of a started experiment is retired.
         *
         *     Action: `act:delete-variation`; project permission: Editor
         */
        delete: operations["Variations_remove"];
        options?: never;
        head?: never;
        /**
         * Update a variation
         * @description Action: `act:update-variation`; project permission: Editor
         */
        patch: operations["Variations_update"];
        trace?: never;
    };
    "/{userId}/orgs/{orgId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member of an organization
         * @description Action: `act:get-user-org-details`
         */
        get: operations["Members_getDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountExportDto: {
            /**
             * @example {
             *       "id": 2,
             *       "email": "ada@example.com",
             *       "firstName": "Ada",
             *       "createdAt": "2026-11-22T09:30:00.000Z"
             *     }
             */
            profile: {
                [key: string]: unknown;
            };
            /**
             * @description Links to organizations
             * @example [
             *       {
             *         "id": 1,
             *         "name": "Example Shop",
             *         "disabled": false,
             *         "super": true
             *       }
             *     ]
             */
            organizations: {
                [key: string]: unknown;
            }[];
            /**
             * @description Links to projects
             * @example [
             *       {
             *         "id": 1,
             *         "name": "Shop",
             *         "orgId": 1,
             *         "permissionType": "Owner"
             *       }
             *     ]
             */
            projects: {
                [key: string]: unknown;
            }[];
            /**
             * @description Invitations to the address
             * @example [
             *       {
             *         "orgId": 3,
             *         "organization": "Other Shop",
             *         "createdAt": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            invitations: {
                [key: string]: unknown;
            }[];
            /**
             * @description Sessions
             * @example [
             *       {
             *         "device": "Firefox on Linux",
             *         "network": "203.0.113.0/24",
             *         "createdAt": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            sessions: {
                [key: string]: unknown;
            }[];
            /**
             * @description Devices that logged in
             * @example [
             *       {
             *         "device": "Firefox on Linux",
             *         "lastLoginAt": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            devices: {
                [key: string]: unknown;
            }[];
            /**
             * @description Networks that a log-in came from
             * @example [
             *       {
             *         "network": "203.0.113.0/24",
             *         "lastLoginAt": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            networks: {
                [key: string]: unknown;
            }[];
            /**
             * @description API keys that the user made
             * @example [
             *       {
             *         "id": 5,
             *         "name": "Shop server",
             *         "masked": "ab_sec_…9f3c"
             *       }
             *     ]
             */
            apiKeys: {
                [key: string]: unknown;
            }[];
            /**
             * @description Mails of the last 7 days
             * @example [
             *       {
             *         "kind": "verification",
             *         "state": "sent",
             *         "createdAt": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            mails: {
                [key: string]: unknown;
            }[];
            /**
             * @description Security events about the account, newest first, at most 10,000
             * @example [
             *       {
             *         "kind": "login-succeeded",
             *         "at": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            securityEvents: {
                [key: string]: unknown;
            }[];
            /**
             * @description Changes that the user made, newest first, at most 10,000; what changed is the data of the organization
             * @example [
             *       {
             *         "action": "act:update-experiment",
             *         "entity": "experiment",
             *         "entityId": 12,
             *         "at": "2026-11-22T09:30:00.000Z"
             *       }
             *     ]
             */
            actions: {
                [key: string]: unknown;
            }[];
        };
        AddUserRequest: {
            /**
             * Format: email
             * @description Whom to invite
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Of the organization
             * @example example.com
             */
            domain: string;
            /**
             * @description A role of the organization
             * @example 1
             */
            roleId: number;
            /**
             * @description A menu template of the organization
             * @example 1
             */
            menuTemplateId: number;
        };
        AgreedPlanDto: {
            /**
             * @description End users of all variants
             * @example 10000
             */
            plannedUsers: number | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            endAt: string | null;
        };
        ApiAgreedPlanDto: {
            /**
             * @description End users of all variants
             * @example 10000
             */
            planned_users: number | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            end_at: string | null;
        };
        ApiBreakdownDto: {
            /**
             * @description What was asked for
             * @example device_type
             */
            by: string;
            /** @description The largest groups first, at most 20; then the rest as one, then unknown */
            groups: components["schemas"]["ApiBreakdownGroupDto"][];
            /**
             * @description How many different values stand behind the group of the rest
             * @example 0
             */
            other_values: number;
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        ApiBreakdownGroupDto: {
            /**
             * @description Null for those of whom it is not known, and for `isOther`
             * @example mobile
             */
            value: string | null;
            /**
             * @description Whether it stands for all values that are too rare to be shown on their own
             * @example false
             */
            is_other: boolean;
            /**
             * @description Assigned end users
             * @example 3000
             */
            users: number;
            /** @description As in `metrics`; p-values are not adjusted for looking at several groups */
            metrics: components["schemas"]["ApiMetricResultDto"][];
        };
        ApiComparisonDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variant_id: number;
            /**
             * @description The control
             * @example 1
             */
            control_id: number;
            /**
             * @description Name of the control
             * @example Control
             */
            baseline: string;
            /**
             * @description Name of the treatment
             * @example Green
             */
            treatment: string;
            /**
             * @description Treatment - control, in the unit of the metric
             * @example 0.02
             */
            absolute_lift: number | null;
            /**
             * @description (treatment - control) / |control|, a fraction; null at a control of 0
             * @example 0.2
             */
            relative_lift: number | null;
            /**
             * @description 100 × relative lift
             * @example 20
             */
            lift_percentage: number | null;
            /**
             * @description Standard error of the absolute lift
             * @example 0.003
             */
            standard_error: number | null;
            /**
             * @description What the p-value is made from: z of rates, t otherwise; null under `bayesian`
             * @example 3.3
             */
            statistic: number | null;
            /**
             * @description Satterthwaite degrees of freedom; null for rates, and where the fixed-horizon test does not judge
             * @example null
             */
            degrees_of_freedom: number | null;
            /**
             * @description Two-sided p-value of "no lift" by the method; null under `bayesian`
             * @example 0.031
             */
            p_value: number | null;
            /**
             * @description The p-value after adjusting by Holm over all treatments and primary metrics; of other metrics the p-value itself
             * @example 0.031
             */
            adjusted_p_value: number | null;
            /**
             * @description adjusted p-value < significance threshold
             * @example false
             */
            significant: boolean;
            /** @description Of the absolute lift: confidence interval, confidence sequence (`sequential`) or credible interval (`bayesian`) */
            ci_absolute: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Of the relative lift: the inversion of the test, so that it excludes 0 exactly when the p-value is below alpha; or credible interval */
            ci_relative: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Fixed-horizon, rates: of the absolute lift by the separate standard error */
            ci_absolute_wald: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Fixed-horizon: of the relative lift by the delta method; may contradict the test */
            ci_relative_delta: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Fixed-horizon: Fieller's limits of the relative lift */
            ci_relative_fieller: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Fixed-horizon, rates of one allocation version: Newcombe's interval of the absolute lift */
            ci_newcombe: components["schemas"]["ApiIntervalDto"] | null;
            /**
             * @description Skewness of the values of means within the variants; null where it is not known
             * @example null
             */
            skewness: number | null;
            /**
             * @description Allocation versions that are compared, each within itself
             * @example 1
             */
            strata_counted: number;
            /**
             * @description End users of allocation versions without enough users on both sides
             * @example 0
             */
            users_left_out: number;
            /**
             * @description What the data say of the treatment on this metric alone
             * @enum {string}
             */
            verdict: "better" | "worse" | "flat" | "insufficient_data";
            /**
             * @description CUPED: the share of the variance that it takes away; null without
             * @example null
             */
            variance_reduction: number | null;
            /** @description The fixed-horizon test, good for one look at the planned size */
            fixed: components["schemas"]["ApiTestDto"];
            /** @description The always-valid test, good for any number of looks */
            sequential: components["schemas"]["ApiTestDto"];
            /** @description Only under `bayesian`; see `posteriorCaveat` */
            bayesian: components["schemas"]["ApiPosteriorDto"] | null;
            /**
             * @description Why numbers are missing, or to be read with care
             * @example []
             */
            warnings: string[];
        };
        ApiConditionDto: {
            /** @example 5 */
            id: number;
            /** @example 12 */
            experiment_id: number;
            /**
             * @example [
             *       "/product/"
             *     ]
             */
            urls: string[];
            /** @enum {string} */
            operator: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT" | "PATH IS" | "PATH CONTAINS" | "QUERY HAS" | "REGEX";
            /**
             * @description Of a QUERY HAS with one parameter
             * @example size
             */
            name?: string;
            /**
             * @description Left out for any value
             * @example xl
             */
            value?: string;
            /**
             * @description Left out when the parameters of advertising are ignored
             * @example all
             */
            ignore_query?: ("all" | "none") | string[];
        };
        ApiDateRangeDto: {
            /**
             * Format: date-time
             * @description Start of the filter, else of the experiment
             * @example 2026-12-01T09:30:00.000Z
             */
            start: string | null;
            /**
             * Format: date-time
             * @description End of the filter, else of the experiment
             * @example 2026-12-01T09:30:00.000Z
             */
            end: string | null;
        };
        ApiDecisionDto: {
            /**
             * @description What to do now
             * @enum {string}
             */
            status: "no_control" | "srm_detected" | "insufficient_data" | "keep_running" | "winner" | "guardrail_blocked" | "control_wins" | "inconclusive" | "no_plan" | "plan_changed" | "ended_early";
            /**
             * @description The status in a sentence for people
             * @example Nothing is decided yet; keep the experiment running.
             */
            reason: string;
            /**
             * @description `key` of the primary metrics, which decide
             * @example [
             *       "conversion"
             *     ]
             */
            metrics: string[];
            /** @description By id of the treatment, over all primary metrics */
            verdicts: {
                [key: string]: "better" | "worse" | "flat" | "insufficient_data";
            };
            /**
             * @description By id of the treatment, on the first primary metric
             * @example {
             *       "31": 0.012
             *     }
             */
            adjusted_p_values: {
                [key: string]: number | null;
            };
            /** @description By id of the treatment, then by `key` of the guardrail metric */
            guardrails: {
                [key: string]: {
                    [key: string]: "pass" | "fail" | "inconclusive";
                };
            };
            /**
             * @description `bayesian`: by id of the variant, the chance to be the best of those that may be shipped; null for the others
             * @example {}
             */
            chance_to_be_best: {
                [key: string]: number | null;
            };
            /**
             * @description `bayesian`: by how much the best of the others is better on average, in the unit of the metric
             * @example {}
             */
            expected_loss_against_best: {
                [key: string]: number | null;
            };
            /**
             * @description What the decision must be read with
             * @example []
             */
            warnings: string[];
        };
        ApiDetectableEffectDto: {
            /**
             * @description Smallest absolute lift that the given users find with the wanted power, in the unit of the baseline. Rate: the d with |d| = z₁ √(p̄(1-p̄)(1/n₁+1/n₂)) + z₂ √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), p₂ = p₁ + d; mean: (z₁ + z₂) sd √(1-ρ²) √(1/n₁+1/n₂). Null when no possible effect is large enough
             * @example 0.0196
             */
            absolute_mde: number | null;
            /**
             * @description The same over |baseline|, as a fraction; null at a baseline of 0
             * @example 0.196
             */
            relative_mde: number | null;
            /** @example [] */
            warnings: ("no_users" | "insufficient_users" | "low_counts" | "zero_variance" | "zero_baseline" | "zero_denominator" | "zero_covariate_variance" | "unstable_baseline" | "empty_intersection" | "unexpected_traffic" | "mde_unreachable" | "no_traffic" | "shares_changed" | "strata_left_out" | "skewed" | "no_plan" | "plan_changed" | "ended_early" | "early_stop_estimate")[];
        };
        ApiDocumentMetricDto: {
            /** @example 3 */
            id: number;
            /** @example 12 */
            experiment_id: number;
            /** @example Clicks on buy */
            title: string;
            /**
             * @description Whether a named event is counted, not clicks
             * @example false
             */
            custom: boolean;
            /**
             * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
             * @example #buy
             */
            selector: string;
            /** @example  */
            description: string;
            /**
             * @description What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the sum of another (such as revenue per order)
             * @enum {string}
             */
            kind: "binomial" | "count" | "mean" | "ratio" | "quantile";
            /**
             * @description Which way is better
             * @enum {string}
             */
            goal: "increase" | "decrease";
            /**
             * @description `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform
             * @enum {string}
             */
            role: "primary" | "secondary" | "guardrail";
            /**
             * @description `ratio` only: whether the metric's events or their values are the numerator
             * @enum {string}
             */
            ratio_of: "count" | "values";
            /**
             * @description `ratio` only, where it is required: the event type in the denominator; empty for other kinds
             * @example
             */
            denominator: string;
            /**
             * @description `ratio` only: whether the denominator's events or their values are added up
             * @enum {string}
             */
            denominator_of: "count" | "values";
            /**
             * @description `count` and `mean` only: whether an end user's value is cut at a `fixed` number or at a `percentile` of the values of all end users of all variations
             * @enum {string}
             */
            capping: "none" | "fixed" | "percentile";
            /**
             * @description The number of a `fixed` capping, in the unit of the metric
             * @example null
             */
            cap: number | null;
            /**
             * @description The percentile of a `percentile` capping, as a fraction
             * @example 0.99
             */
            cap_percentile: number;
            /**
             * @description Whether the percentile is that of the non-zero values
             * @example false
             */
            cap_ignores_zeros: boolean;
            /**
             * @description Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)
             * @enum {string}
             */
            margin_type: "relative" | "absolute";
            /**
             * @description Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)
             * @example 0.05
             */
            margin: number;
            /**
             * @description Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); not for `ratio`
             * @example false
             */
            cuped: boolean;
            /**
             * @description How many days before the assignment CUPED looks at
             * @example 30
             */
            covariate_days: number;
            /**
             * @description The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)
             * @example null
             */
            max_public_value: number | null;
            /**
             * @description Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then on (`not_counted: public_source`), and results say how many they are
             * @example false
             */
            secret_only: boolean;
        };
        ApiDurationDto: {
            /**
             * @description Whole days until every variation has its users: ceil of the largest of required / (daily users × fraction × share); null when one of them gets no traffic
             * @example 8
             */
            days: number | null;
            /** @example [] */
            warnings: ("no_users" | "insufficient_users" | "low_counts" | "zero_variance" | "zero_baseline" | "zero_denominator" | "zero_covariate_variance" | "unstable_baseline" | "empty_intersection" | "unexpected_traffic" | "mde_unreachable" | "no_traffic" | "shares_changed" | "strata_left_out" | "skewed" | "no_plan" | "plan_changed" | "ended_early" | "early_stop_estimate")[];
        };
        ApiEndDecisionDto: {
            /**
             * @example ship
             * @enum {string}
             */
            outcome: "ship" | "roll_back" | "iterate" | "inconclusive";
            /**
             * @description What was to be shipped; null for every other outcome
             * @example 31
             */
            variation_id: number | null;
            /** @example More orders, and no guardrail failed */
            reason: string;
            /** @example People look for the button below the price */
            learned: string;
        };
        ApiEndDecisionRequest: {
            /**
             * @description `ship` goes on serving a variation, to everybody that the experiment is for; the others serve nothing any more
             * @example ship
             * @enum {string}
             */
            outcome: "ship" | "roll_back" | "iterate" | "inconclusive";
            /**
             * @description The variation to be shipped; with the outcome `ship` only, and needed there
             * @example 31
             */
            variation_id?: number;
            /**
             * @description Why it was decided
             * @example More orders, and no guardrail failed
             */
            reason?: string;
            /**
             * @description What was learned
             * @example People look for the button below the price
             */
            learned?: string;
        };
        ApiEventDto: {
            /** @example 981234567 */
            id: number;
            /** @example order-4711 */
            event_id: string | null;
            /** @example 42 */
            user_id: string | null;
            /**
             * @description Null for an event that names no experiment
             * @example 12
             */
            experiment_id: number | null;
            /**
             * @description Of the recorded assignment; as reported for somebody who is not assigned
             * @example 31
             */
            variant_id: number | null;
            /** @example purchase */
            type: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            timestamp: string;
            /** @example 49.9 */
            value: number | null;
            /**
             * @example {
             *       "plan": "pro"
             *     }
             */
            properties: {
                [key: string]: unknown;
            } | null;
            /** @example summer-sale */
            campaign_id: string | null;
            /** @example banner-3 */
            ad_id: string | null;
            /** @example mobile */
            device_type: string | null;
            /**
             * @description Only there when it counts nowhere, and why: its metric takes events of secret keys only
             * @example public_source
             * @enum {string}
             */
            not_counted?: "public_source";
        };
        ApiEventTypeDto: {
            /**
             * @description Counted events
             * @example 120
             */
            count: number;
            /**
             * @description End users with at least one of them
             * @example 100
             */
            unique_users: number;
            /**
             * @description uniqueUsers / assigned end users
             * @example 0.02
             */
            conversion_rate: number | null;
        };
        ApiExperimentDocumentDto: {
            /**
             * @description Grows with every change of the experiment
             * @example 7
             */
            revision: number;
            experiment: components["schemas"]["ApiExperimentDto"];
            conditions: components["schemas"]["ApiConditionDto"][];
            /**
             * @description Those that it is for; none means everyone
             * @example [
             *       7
             *     ]
             */
            segment_ids: number[];
            /** @description With their shares; retired ones too */
            variations: components["schemas"]["ApiVariationDto"][];
            metrics: components["schemas"]["ApiDocumentMetricDto"][];
            /** @description Only there when something keeps a Draft from starting */
            not_started?: components["schemas"]["ApiNotStartedDto"];
        };
        ApiExperimentDto: {
            /** @example 12 */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            name: string;
            /** @example A green button sells more */
            description: string;
            /** @enum {string} */
            type: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variants
             * @example string
             * @enum {string}
             */
            value_type: "boolean" | "string" | "number" | "json";
            /** @enum {string} */
            status: "draft" | "active" | "paused" | "archived" | "ended";
            /** @example purchase */
            conversion_event_type: string;
            /** @example 20000 */
            planned_users: number | null;
            /**
             * Format: date-time
             * @description When it is to end by itself
             * @example 2026-05-01T12:00:00.000Z
             */
            end_at: string | null;
            /** @description How it is judged */
            protocol: components["schemas"]["ApiProtocolDto"];
            /** @description What was decided with its end; null when nothing was */
            decision: components["schemas"]["ApiEndDecisionDto"] | null;
            /**
             * @description The variant that everybody whom it is for gets since the end; null for none
             * @example null
             */
            shipped_variation_id: number | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description The first activation
             * @example 2026-05-01T12:00:00.000Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            ended_at: string | null;
            /** @description In id order */
            variants: components["schemas"]["VariantDto"][];
            /** @description Those that it is for; none means everyone */
            segments: components["schemas"]["ApiSegmentDto"][];
            /** @description Only there when something keeps a draft from starting */
            not_started?: components["schemas"]["NotStartedDto"];
        };
        ApiFirstSignificantDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variant_id: number;
            /**
             * @description 1-based number of the point
             * @example null
             */
            look: number | null;
            /**
             * Format: date
             * @example null
             */
            day: string | null;
        };
        ApiGroupSizesDto: {
            /**
             * @description Users of the control. Rate: ceil((z₁ √(p̄(1-p̄)(1+1/κ)) + z₂ √(p₁(1-p₁) + p₂(1-p₂)/κ))² / (p₂-p₁)²) with p₂ = p₁ (1 + MDE), p̄ = (p₁ + κ p₂)/(1 + κ). Mean: ceil((z₁ + z₂)² sd² (1-ρ²)(1+1/κ) / (baseline × MDE)²). z₁ = Φ⁻¹(1 - alpha/(2 comparisons)), z₂ = Φ⁻¹(power)
             * @example 3841
             */
            n_control: number;
            /**
             * @description Users of each treatment: κ times the control, rounded up
             * @example 3841
             */
            n_treatment: number;
            /**
             * @description Users of the whole experiment: control + treatments × users of each
             * @example 7682
             */
            n_total: number;
        };
        ApiGuardrailDto: {
            /**
             * @description The metric; its `key` in `metrics`
             * @example 4
             */
            metric: string;
            /** @example Refunds */
            title: string;
            /**
             * @description The treatment
             * @example 2
             */
            variant_id: number;
            /** @example Green */
            variant_name: string;
            /**
             * @description `pass`: harm, if any, is smaller than the margin. `fail`: worse than the control. `inconclusive`: not enough data to exclude the margin
             * @enum {string}
             */
            status: "pass" | "fail" | "inconclusive";
            /**
             * @description One-sided p-value of "worse by the margin or more"; small is good
             * @example 0.004
             */
            p_value: number | null;
            /**
             * @description One-sided p-value of "no worse than the control"; small is bad
             * @example 0.4
             */
            p_harm: number | null;
            /**
             * @description Distance from the margin in standard errors, positive on the good side
             * @example 2.1
             */
            statistic: number | null;
            /**
             * @description Satterthwaite degrees of freedom; null where the normal distribution is used
             * @example null
             */
            degrees_of_freedom: number | null;
            /**
             * @description Whether `margin` is a fraction of the control or in the unit of the metric
             * @enum {string}
             */
            margin_type: "relative" | "absolute";
            /**
             * @description How much worse than the control is tolerable
             * @example 0.05
             */
            margin: number | null;
            /**
             * @description Why numbers are missing, or to be read with care
             * @example []
             */
            warnings: string[];
        };
        ApiIntervalDto: {
            /**
             * @description Lower limit
             * @example 0.004
             */
            lower: number;
            /**
             * @description Upper limit
             * @example 0.016
             */
            upper: number;
        };
        ApiKeyDto: {
            /** @example 3 */
            id: number;
            /**
             * @description Whole in the answer that made it, masked ever after
             * @example abt_sk_****x9Qd
             */
            key: string;
            /** @example Nightly import */
            name: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /** @example 1 */
            project_id: number;
            /**
             * @description What it was given when it was made
             * @example [
             *       "decide",
             *       "events:write"
             *     ]
             */
            scopes: ("decide" | "events:write" | "events:read" | "results" | "read" | "write" | "users" | "datafile")[];
            /**
             * @description What of it it may do now: its owner may have lost the right to grant the rest
             * @example [
             *       "decide",
             *       "events:write"
             *     ]
             */
            effective_scopes: ("decide" | "events:write" | "events:read" | "results" | "read" | "write" | "users" | "datafile")[];
            /**
             * @description It belongs to the organization, and no member’s rights limit it
             * @example false
             */
            service: boolean;
            /**
             * @description It was made before keys had scopes, and has all of its kind
             * @example false
             */
            from_before_scopes: boolean;
            /** @description Who made it; null when a token of API_TOKEN did, and in answers to a key */
            maker: components["schemas"]["KeyPersonDto"] | null;
            /** @description The member whose rights limit it; null for a service key, and in answers to a key */
            owner: components["schemas"]["KeyPersonDto"] | null;
            /**
             * @description False once it is revoked or stopped, or has expired
             * @example true
             */
            is_active: boolean;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Some seconds late
             * @example 2026-05-01T12:00:00.000Z
             */
            last_used_at: string | null;
            /**
             * @description The network that a secret key was used from last: /24, of IPv6 /48
             * @example 203.0.113.0/24
             */
            last_used_from: string | null;
            /**
             * Format: date-time
             * @description Since when its owner cannot enter the project; it works again when they can, or once it is taken over
             * @example 2026-05-01T12:00:00.000Z
             */
            stopped_at: string | null;
        };
        ApiLiftDto: {
            /**
             * @description Name of the control
             * @example Control
             */
            baseline: string;
            /**
             * @description Name of the treatment
             * @example Green
             */
            treatment: string;
            /**
             * @description 100 × (rate - rate of the control) / rate of the control
             * @example 20
             */
            lift_percentage: number | null;
        };
        ApiLiftPriorDto: {
            /**
             * @description The absolute lift that is expected
             * @example 0
             */
            mean: number;
            /**
             * @description Its standard deviation
             * @example 1
             */
            sd: number;
        };
        ApiMarkDto: {
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            at: string;
            /**
             * @description What changed
             * @enum {string}
             */
            kind: "content_changed" | "targeting_changed" | "shares_changed" | "metrics_changed" | "plan_changed";
            /**
             * @description What outside of the experiment changed, else empty
             * @example
             */
            reason: string;
        };
        ApiMeasuredExperimentDto: {
            /**
             * @description Its id
             * @example 12
             */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            name: string;
            /**
             * @description Where it stands in its life
             * @enum {string}
             */
            status: "draft" | "active" | "paused" | "archived" | "ended";
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            ended_at: string | null;
            /**
             * Format: date-time
             * @description Planned end
             * @example 2026-12-01T09:30:00.000Z
             */
            end_at: string | null;
            /**
             * @description Planned end users of all variants
             * @example 10000
             */
            planned_users: number | null;
        };
        ApiMetricResultDto: {
            /**
             * @description The id of the metric as a text; `conversion` for end users with an event of the conversion type
             * @example conversion
             */
            key: string;
            /**
             * @description Null for `conversion`
             * @example null
             */
            metric_id: number | null;
            /** @example Revenue */
            title: string;
            /**
             * @description What is measured per assigned end user
             * @enum {string}
             */
            kind: "binomial" | "count" | "mean" | "ratio" | "quantile";
            /**
             * @description As which it is used here
             * @enum {string}
             */
            role: "primary" | "secondary" | "guardrail";
            /**
             * @description Which way is better
             * @enum {string}
             */
            goal: "increase" | "decrease";
            /**
             * @description How extreme values are cut
             * @enum {string}
             */
            capping: "none" | "fixed" | "percentile";
            /**
             * @description The cap in use, the same for all variants; null without
             * @example null
             */
            cap: number | null;
            /**
             * @description Whether values are adjusted by what end users did before their assignment
             * @example false
             */
            cuped: boolean;
            /**
             * @description CUPED: the regression coefficient on the value before the assignment
             * @example null
             */
            theta: number | null;
            /**
             * @description CUPED: the mean of the value before the assignment over all end users
             * @example null
             */
            covariate_mean: number | null;
            /**
             * @description Events that count nowhere, since the metric takes those of secret keys only; of all end users, in groups too
             * @example 0
             */
            not_counted: number;
            /**
             * @description Events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment; of all end users, in groups too
             * @example 0
             */
            events_before_assignment: number;
            /** @description All variants in id order */
            variants: components["schemas"]["ApiMetricVariantDto"][];
            /** @description Every treatment against the control, in id order */
            comparisons: components["schemas"]["ApiComparisonDto"][];
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        ApiMetricVariantDto: {
            /**
             * @description The variant
             * @example 1
             */
            variant_id: number;
            /** @example Control */
            variant_name: string;
            /**
             * @description Whether it is the control
             * @example false
             */
            is_control: boolean;
            /**
             * @description Assigned end users, those without any event included
             * @example 5000
             */
            users: number;
            /**
             * @description Rates: end users with at least one event
             * @example 500
             */
            conversions: number | null;
            /**
             * @description The rate (a fraction), mean per end user, or ratio; with CUPED the adjusted mean; null without users
             * @example 0.1
             */
            value: number | null;
            /** @description Of the value: Wilson's for rates, Student's otherwise */
            interval: components["schemas"]["ApiIntervalDto"] | null;
        };
        ApiNotCountedDto: {
            /**
             * @description Events without a secret key, of metrics that take those of secret keys only
             * @example 0
             */
            public_source: number;
        };
        ApiNotStartedDto: {
            /**
             * @description The shares are not 100 in total
             * @example shares_sum
             * @enum {string}
             */
            reason: "shares_sum";
            /**
             * @description The shares in total, in percent
             * @example 99.99
             */
            total: number;
        };
        ApiPlanAssumptionsDto: {
            /**
             * @description `metric`: what the control of the named metric came to, apart from what the request told
             * @example given
             * @enum {string}
             */
            baseline_source: "given" | "metric";
            /**
             * @example binomial
             * @enum {string}
             */
            kind: "binomial" | "mean";
            /**
             * @description The rate or mean planned with
             * @example 0.1
             */
            baseline: number;
            /**
             * @description Standard deviation of one user's value; null for rates
             * @example 60
             */
            sd: number | null;
            /**
             * @description Correlation of a mean with its value before the assignment; 0 without CUPED
             * @example 0
             */
            covariate_correlation: number;
            /**
             * @description End users that the baseline of a metric is of; null for a given one
             * @example 5000
             */
            baseline_users: number | null;
            /**
             * Format: date-time
             * @description They were assigned from then on; null for all of its experiment, or a given baseline
             * @example null
             */
            baseline_from: string | null;
            /**
             * @example frequentist
             * @enum {string}
             */
            method: "frequentist" | "sequential";
            /**
             * @description Two-sided error level
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Among how many comparisons alpha is divided
             * @example 1
             */
            comparisons: number;
            /**
             * @description Variations beside the control
             * @example 1
             */
            treatments: number;
        };
        ApiPlanDto: {
            /** @description Users needed to find `relative_mde`; null without one */
            sample_size: components["schemas"]["ApiGroupSizesDto"] | null;
            /** @description What the given users find; null without any */
            detectable_effect: components["schemas"]["ApiDetectableEffectDto"] | null;
            /**
             * @description Chance that the two-sided test finds `relativeMde` (`relative_mde`) with the given users, both rejection regions counted; null unless both are given
             * @example 0.814
             */
            power: number | null;
            /** @description Until the sample size, else the given users, are there; null without daily users */
            duration: components["schemas"]["ApiDurationDto"] | null;
            /** @description Effects from half to twice the wanted one, each a sixth of an octave apart; empty without one */
            curve: components["schemas"]["ApiPlanPointDto"][];
            traffic: components["schemas"]["ApiPlanTrafficDto"];
            /** @description What was planned with, told or looked up */
            assumptions: components["schemas"]["ApiPlanAssumptionsDto"];
        };
        ApiPlanPointDto: {
            /**
             * @description A relative lift, as a fraction
             * @example 0.2
             */
            relative_mde: number;
            /**
             * @description Users of the whole experiment that find it
             * @example 7682
             */
            n_total: number;
            /**
             * @description Whole days until every variation has its users: ceil of the largest of required / (daily users × fraction × share); null when one of them gets no traffic
             * @example 8
             */
            days: number | null;
        };
        ApiPlanRequest: {
            /**
             * @description Whose recent traffic is meant when no daily users are given; else that of the project is
             * @example 1
             */
            experiment_id?: number | string;
            /**
             * @description A metric of an experiment of the project: kind, baseline, standard deviation and, with CUPED, correlation are what its control came to, of the last 28 days where there are 100 users; what is told beside it wins
             * @example 1
             */
            metric_id?: number;
            /**
             * @description `binomial` plans a conversion rate, `mean` the mean of a value or count per user; needed unless a metric is named
             * @example binomial
             * @enum {string}
             */
            kind?: "binomial" | "mean";
            /**
             * @description How results will be read: `frequentist` or `fixed_horizon` for one look at the end, `sequential` for any number of looks, which takes about 1.7 times the users; by default as the protocol of the experiment, else of the project says
             * @example frequentist
             * @enum {string}
             */
            method?: "frequentist" | "fixed_horizon" | "sequential";
            /**
             * @description The control's rate as a fraction strictly between 0 and 1, or its mean in its own unit; needed unless a metric is named
             * @example 0.1
             */
            baseline?: number;
            /**
             * @description Needed for `mean`: standard deviation of one user's value, in the unit of the baseline
             * @example 60
             */
            sd?: number;
            /**
             * @description Of a mean: rho, the correlation with the CUPED covariate, which takes rho² of the variance
             * @example 0
             */
            covariate_correlation?: number;
            /**
             * @description Smallest relative lift worth finding, a fraction other than 0: 0.2 is 20% more, -0.1 is 10% less
             * @example 0.2
             */
            relative_mde?: number;
            /**
             * @description Users of the control, if known; together with those of each treatment
             * @example 4000
             */
            n_control?: number;
            /**
             * @description Users of each treatment, if known
             * @example 4000
             */
            n_treatment?: number;
            /**
             * @description Users of the whole experiment, in place of the two above; split as allocated, rounded down
             * @example 8000
             */
            users?: number;
            /**
             * @description Which way the detectable effect of a rate goes; `increase` by default
             * @example increase
             * @enum {string}
             */
            direction?: "increase" | "decrease";
            /**
             * @description Two-sided error level, strictly between 0 and 1; by default that of the protocol, 0.05 without one
             * @example 0.05
             */
            alpha?: number;
            /**
             * @description Chance to find the effect if it is there, between alpha / comparisons and 1; 0.8 by default
             * @example 0.8
             */
            power?: number;
            /**
             * @description Among how many comparisons alpha is divided (Bonferroni); by default treatments times primary metrics of the experiment unless its protocol corrects for none, 1 without an experiment
             * @example 1
             */
            comparisons?: number;
            /**
             * @description Variations beside the control; by default those of the experiment that get traffic, 1 without one
             * @example 1
             */
            treatments?: number;
            /**
             * @description kappa: users of a treatment per user of the control, above 0; 1 by default
             * @example 1
             */
            allocation_ratio?: number;
            /**
             * @description Users a day; when left out, taken from recent traffic, see `traffic` in the answer
             * @example 1000
             */
            daily_users?: number;
            /**
             * @description The fraction of the daily users that enters the experiment; 1 by default
             * @example 1
             */
            traffic_fraction?: number;
            /**
             * @description Shares of the traffic on any scale, the control first; by default those of the experiment, else as allocated
             * @example [
             *       50,
             *       50
             *     ]
             */
            weights?: number[];
        };
        ApiPlanTrafficDto: {
            /**
             * @description `given`: by the request. `experiment`: end users newly assigned in it. `project`: end users newly assigned in any experiment of the project, each once a day. `none`: nobody in that time, or nothing to look at
             * @example project
             * @enum {string}
             */
            source: "given" | "experiment" | "project" | "none";
            /**
             * @description Users a day that the duration is computed with; null when unknown
             * @example 1000
             */
            daily_users: number | null;
            /**
             * @description Over how many days measured traffic is averaged; null for a given one
             * @example 14
             */
            days: number | null;
            /**
             * Format: date
             * @description The first of these days (UTC): where traffic began, at most 14 days ago
             * @example 2026-04-17
             */
            from: string | null;
            /**
             * Format: date
             * @description The last one: yesterday, the last complete day
             * @example 2026-04-30
             */
            until: string | null;
        };
        ApiPosteriorDto: {
            /**
             * @description Beta(1, 1) priors for rates of one allocation version, a flat-prior normal for everything else
             * @enum {string}
             */
            model: "beta_binomial" | "normal";
            /**
             * @description P(treatment is better than control | data)
             * @example 0.97
             */
            chance_to_beat_control: number | null;
            /**
             * @description What is given up on average by shipping the treatment in case it is worse: E[max(control - treatment, 0)], in the unit of the metric
             * @example 0.0001
             */
            expected_loss: number | null;
            /**
             * @description The same for keeping the control
             * @example 0.01
             */
            expected_loss_control: number | null;
            /**
             * @description E[treatment - control | data], in the unit of the metric
             * @example 0.01
             */
            posterior_mean_lift: number | null;
            /** @description Equal-tailed, of treatment - control */
            credible_interval_absolute: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Equal-tailed, of treatment / control - 1 */
            credible_interval_relative: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Of the control's own rate; rates only */
            credible_interval_control: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Of the treatment's own rate; rates only */
            credible_interval_treatment: components["schemas"]["ApiIntervalDto"] | null;
        };
        ApiPriorsDto: {
            /**
             * @description Of the rate of every variant; Beta(1, 1) when null
             * @example null
             */
            rate: components["schemas"]["ApiRatePriorDto"] | null;
            /** @description Of the absolute lift of metrics that are no rates, in their own unit; flat when null */
            lift: components["schemas"]["ApiLiftPriorDto"] | null;
        };
        ApiProtocolDto: {
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @enum {string}
             */
            correction: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @enum {string}
             */
            guardrail_policy: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors: components["schemas"]["ApiPriorsDto"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            min_users: number;
        };
        ApiProtocolRequest: {
            /**
             * @description How results are judged; `fixed_horizon` is another name of `frequentist`
             * @example sequential
             * @enum {string}
             */
            method?: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha?: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @example holm
             * @enum {string}
             */
            correction?: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @example non_inferior
             * @enum {string}
             */
            guardrail_policy?: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors?: components["schemas"]["PriorsRequest"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            min_users?: number;
        };
        ApiRatePriorDto: {
            /**
             * @description Conversions that are taken for seen
             * @example 1
             */
            alpha: number;
            /**
             * @description The same of those who did not convert
             * @example 1
             */
            beta: number;
        };
        ApiReportsDto: {
            /**
             * @description Answers that came after the time limit, so that the original was seen
             * @example 3
             */
            late: number;
            /**
             * @description Variations that could not be applied, or not whole: refused by the page, or their js failed
             * @example 1
             */
            not_applied: number;
            /**
             * @description Redirects that led in a circle and were stopped
             * @example 0
             */
            looped: number;
        };
        ApiResultsDto: {
            experiment: components["schemas"]["ApiMeasuredExperimentDto"];
            /**
             * @description Its id
             * @example 12
             */
            experiment_id: number;
            /** @example Green button */
            experiment_name: string;
            /**
             * @description The type of event that makes an end user a converted one
             * @example conversion
             */
            conversion_event_type: string;
            /**
             * @description Level of all intervals
             * @example 0.95
             */
            confidence_level: number | null;
            /**
             * @description p-values are judged against it (alpha)
             * @example 0.05
             */
            significance_threshold: number | null;
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Whether this is another view than that of the protocol: for questions, not for decisions
             * @example false
             */
            exploratory: boolean;
            /**
             * @description What of the view is not as the protocol says; empty unless `exploratory`
             * @example []
             */
            differences: ("method" | "significance_threshold" | "confidence_level" | "primary_metrics" | "dates")[];
            /** @description How the experiment is judged, as fixed at its start */
            protocol: components["schemas"]["ApiResultsProtocolDto"];
            /** @description Changes while it ran, oldest first: numbers mix before and after */
            marks: components["schemas"]["ApiMarkDto"][];
            /**
             * @description Whether the experiment has ended, or its planned size or end is reached. Before, `frequentist` names no winner
             * @example false
             */
            horizon_reached: boolean;
            summary: components["schemas"]["ApiResultsSummaryDto"];
            /** @description Events of the experiment that are stored but count nowhere, whatever the dates asked for, by reason */
            not_counted: components["schemas"]["ApiNotCountedDto"];
            /**
             * @description By type, events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment: a clock was wrong, or times were cut. Types without any are absent
             * @example {
             *       "purchase": 58
             *     }
             */
            events_before_assignment: {
                [key: string]: number;
            };
            /** @description How often browsers have reported that a served variation was not seen as it should be, whatever the dates asked for */
            reports: components["schemas"]["ApiReportsDto"];
            /**
             * @description End users who are left out, since they were served different variations under two ids before these were joined
             * @example 0
             */
            crossed_over: number;
            srm: components["schemas"]["ApiSampleRatioDto"];
            /**
             * @description Every code that occurs anywhere: those of statistics, and `not_randomized`, `unknown_shares`, `events_removed`, `no_series`, `series_unadjusted`, `events_before_assignment`, `crossed_over`, `late_answers`, `not_applied`, `looped`, `content_changed`, `targeting_changed`, `metrics_changed`, `unusual_traffic`, `unusual_values` (docs/statistics.md)
             * @example []
             */
            warnings: string[];
            /** @description In id order; of one variant only when asked so */
            variants: components["schemas"]["ApiVariantResultDto"][];
            /** @description Conversions of the first treatment in id order that is not retired, else of the first; null without one control and a treatment */
            comparison: components["schemas"]["ApiLiftDto"] | null;
            /** @description Every treatment against the control on the first primary metric */
            comparisons: components["schemas"]["ApiComparisonDto"][];
            winner: components["schemas"]["ApiWinnerDto"] | null;
            decision: components["schemas"]["ApiDecisionDto"];
            /** @description Primary metrics first, then secondary ones and guardrails */
            metrics: components["schemas"]["ApiMetricResultDto"][];
            /** @description Every guardrail metric for every treatment */
            guardrails: components["schemas"]["ApiGuardrailDto"][];
            /**
             * @description To be shown next to posterior probabilities; null unless `bayesian`
             * @example null
             */
            posterior_caveat: string | null;
            /** @description Only when asked for by `by` */
            breakdown: components["schemas"]["ApiBreakdownDto"] | null;
            /** @description Only when asked for by `series` */
            series: components["schemas"]["ApiSeriesDto"] | null;
        };
        ApiResultsProtocolDto: {
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @enum {string}
             */
            correction: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @enum {string}
             */
            guardrail_policy: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors: components["schemas"]["ApiPriorsDto"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            min_users: number;
            /**
             * @description `key` of the metrics that decide
             * @example [
             *       "conversion"
             *     ]
             */
            primary_metrics: string[];
            plan: components["schemas"]["ApiAgreedPlanDto"];
            /**
             * @description Whether the plan or the protocol was changed after the start
             * @example false
             */
            plan_changed: boolean;
        };
        ApiResultsSummaryDto: {
            /**
             * @description Assigned end users of the variants shown
             * @example 10000
             */
            total_assigned: number;
            /**
             * @description Their counted events
             * @example 24000
             */
            total_events: number;
            date_range: components["schemas"]["ApiDateRangeDto"];
        };
        ApiSampleRatioDto: {
            /**
             * @description Σ over allocation versions of (end users assigned under it × share), for all variants in id order
             * @example [
             *       5000,
             *       5000
             *     ]
             */
            expected_users: number[];
            /**
             * @description Σ (assigned - expected)² / expected
             * @example 0.36
             */
            chi_square: number | null;
            /**
             * @description Number of variants that expect end users, minus 1
             * @example 1
             */
            degrees_of_freedom: number;
            /**
             * @description Always-valid p-value of the split, good for any number of looks
             * @example 1
             */
            p_value: number | null;
            /**
             * @description Probability of a split at least as uneven by chance (chi-square test), for one look only
             * @example 0.55
             */
            p_value_one_look: number | null;
            /**
             * @description A mismatch is reported below it
             * @example 0.001
             */
            threshold: number | null;
            /**
             * @description `pValue` < threshold: chance alone reports one in 1000 experiments at most, however often they are looked at
             * @example false
             */
            srm_detected: boolean;
            /**
             * @description Why the check could not be made, or should be read with care
             * @example []
             */
            warnings: string[];
        };
        ApiSaveDocumentRequest: {
            /**
             * @description The revision at which the document was read; If-Match says the same
             * @example 7
             */
            revision?: number;
            /**
             * @description Fields as where an experiment is changed alone; null clears
             * @example {
             *       "title": "Green button"
             *     }
             */
            experiment?: {
                [key: string]: unknown;
            };
            /**
             * @description All conditions; those that it lacks are deleted
             * @example [
             *       {
             *         "id": 5,
             *         "urls": [
             *           "/product/"
             *         ]
             *       }
             *     ]
             */
            conditions?: {
                [key: string]: unknown;
            }[];
            /**
             * @description All segments
             * @example [
             *       7
             *     ]
             */
            segment_ids?: number[];
            /**
             * @description All variations; those that it lacks are deleted from a Draft, and retired later
             * @example [
             *       {
             *         "id": 31,
             *         "traffic": 50
             *       },
             *       {
             *         "title": "Green",
             *         "traffic": 50
             *       }
             *     ]
             */
            variations?: {
                [key: string]: unknown;
            }[];
            /**
             * @description All metrics; those that it lacks are deleted
             * @example [
             *       {
             *         "title": "Clicks on buy",
             *         "selector": "#buy"
             *       }
             *     ]
             */
            metrics?: {
                [key: string]: unknown;
            }[];
            /**
             * @description Lets a running experiment open to everybody
             * @example false
             */
            opens_to_everybody?: boolean;
            /**
             * @description Kept with the version
             * @example After the talk with sales
             */
            note?: string;
        };
        ApiSegmentDto: {
            /** @example 7 */
            id: number;
            /** @example Adults in the US */
            name: string;
            /** @example  */
            description: string;
            /**
             * @description Null when only assigned end users are in it
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
        };
        ApiSeriesComparisonDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variant_id: number;
            /**
             * @description Treatment - control so far, in the unit of the metric
             * @example 0.004
             */
            absolute_lift: number | null;
            /**
             * @description The same over |control|, a fraction
             * @example 0.2
             */
            relative_lift: number | null;
            /** @description Confidence sequence of the absolute lift at this look */
            band: components["schemas"]["ApiIntervalDto"] | null;
            /** @description The common part of all bands so far; null before the first and once there is none */
            running_band: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Confidence sequence of the relative lift at this look */
            relative_band: components["schemas"]["ApiIntervalDto"] | null;
            /** @description The common part of all relative bands so far, to be drawn with `firstSignificant` */
            running_relative_band: components["schemas"]["ApiIntervalDto"] | null;
            /**
             * @description Always-valid p-value of this look
             * @example 0.2
             */
            p_value: number | null;
            /**
             * @description The smallest so far
             * @example 0.2
             */
            running_p_value: number | null;
        };
        ApiSeriesDto: {
            /**
             * @description `key` of the metric
             * @example conversion
             */
            metric: string;
            /** @description One for each day since the first assignment */
            points: components["schemas"]["ApiSeriesPointDto"][];
            /** @description For every treatment */
            first_significant: components["schemas"]["ApiFirstSignificantDto"][];
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        ApiSeriesPointDto: {
            /**
             * Format: date
             * @example 2026-11-20
             */
            day: string;
            /** @description All variants in id order */
            variants: components["schemas"]["ApiSeriesVariantDto"][];
            /** @description Every treatment against the control, in id order */
            comparisons: components["schemas"]["ApiSeriesComparisonDto"][];
        };
        ApiSeriesVariantDto: {
            /**
             * @description The variant
             * @example 1
             */
            variant_id: number;
            /**
             * @description Assigned end users so far
             * @example 2500
             */
            users: number;
            /**
             * @description Rates: end users with an event so far
             * @example 50
             */
            conversions: number | null;
            /**
             * @description The rate or mean so far
             * @example 0.02
             */
            value: number | null;
        };
        ApiTestDto: {
            /**
             * @description Standard error of the absolute lift
             * @example 0.003
             */
            standard_error: number | null;
            /**
             * @description Absolute lift / its standard error (rates under fixed: / the pooled one)
             * @example 3.3
             */
            statistic: number | null;
            /**
             * @description Two-sided p-value of "no lift"
             * @example 0.031
             */
            p_value: number | null;
            /** @description Of the absolute lift, in the unit of the metric */
            ci_absolute: components["schemas"]["ApiIntervalDto"] | null;
            /** @description Of the relative lift, a fraction */
            ci_relative: components["schemas"]["ApiIntervalDto"] | null;
        };
        ApiVariantResultDto: {
            /**
             * @description The variant
             * @example 1
             */
            variant_id: number;
            /** @example Control */
            variant_name: string;
            /**
             * @description Whether it is the control
             * @example false
             */
            is_control: boolean;
            /**
             * @description Whether it is served to nobody any more; what its end users did stays
             * @example false
             */
            retired: boolean;
            /**
             * @description Assigned end users, those without any event included
             * @example 5000
             */
            assigned_count: number;
            /**
             * @description How many of all assigned end users it would have if they were split exactly as configured
             * @example 5000
             */
            expected_count: number | null;
            /**
             * @description Counted events of all types
             * @example 12000
             */
            event_count: number;
            /**
             * @description Counted events by type; types without events are absent
             * @example {
             *       "conversion": 120
             *     }
             */
            events_by_type: {
                [key: string]: number;
            };
            /** @description The same with distinct end users and their rate */
            event_types: {
                [key: string]: components["schemas"]["ApiEventTypeDto"];
            };
            /**
             * @description End users with at least one counted event of any type
             * @example 4000
             */
            unique_users_with_events: number;
            /**
             * @description End users with at least one event of the conversion type
             * @example 100
             */
            conversions: number;
            /**
             * @description conversions / assignedCount; null without end users
             * @example 0.02
             */
            conversion_rate: number | null;
            /** @description Wilson's score interval of the conversion rate */
            conversion_rate_interval: components["schemas"]["ApiIntervalDto"] | null;
            /**
             * @description Sum of the values of all events of the conversion type
             * @example 5990
             */
            value_sum: number | null;
            /**
             * @description valueSum / assignedCount: the value per assigned end user; null without end users
             * @example 1.198
             */
            value_mean: number | null;
            /**
             * @description (rate - rate of the control) / rate of the control, a fraction; null for the control itself
             * @example 0.2
             */
            lift: number | null;
            /** @description Of the lift, by the method */
            lift_interval: components["schemas"]["ApiIntervalDto"] | null;
            /**
             * @description Two-sided p-value of "no lift" by the method; null for the control and under `bayesian`
             * @example 0.031
             */
            p_value: number | null;
            /**
             * @description The p-value after adjusting by Holm over treatments and primary metrics
             * @example 0.031
             */
            adjusted_p_value: number | null;
            /**
             * @description adjusted p-value < significance threshold; null for the control
             * @example true
             */
            is_significant: boolean | null;
            /**
             * @description `bayesian`: P(better than control | data); see `posteriorCaveat`
             * @example null
             */
            chance_to_beat_control: number | null;
            /**
             * @description `bayesian`: what is given up on average by shipping it in case it is worse, as a rate
             * @example null
             */
            expected_loss: number | null;
        };
        ApiVariationDto: {
            /** @example 31 */
            id: number;
            /** @example 12 */
            experiment_id: number;
            /** @example Green */
            title: string;
            /**
             * @description Percent
             * @example 50
             */
            traffic: number;
            /** @example  */
            js: string;
            /** @example #buy { background: green } */
            css: string;
            /**
             * @description What it changes in the page without code, in order
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
            /**
             * @description What programs use, of the experiment's valueType; null for none, where a text is the title
             * @example green
             */
            value: (boolean | string | number | {
                [key: string]: unknown;
            } | unknown[]) | null;
            /** @example  */
            redirect_url: string;
            /** @example null */
            segment_id: number | null;
            /** @example false */
            is_control: boolean;
            /**
             * @description Served to nobody any more; results keep it
             * @example false
             */
            retired: boolean;
        };
        ApiWinnerDto: {
            /**
             * @description The variant
             * @example 2
             */
            variant_id: number;
            /** @example Green */
            variant_name: string;
            /**
             * @description Whether it is the control, all treatments being worse
             * @example false
             */
            is_control: boolean;
            /**
             * @description `key` of the first primary metric, which the numbers are of
             * @example conversion
             */
            metric: string;
            /**
             * @description Relative lift; null when the control wins
             * @example 0.2
             */
            lift: number | null;
            /** @description Of the lift, by the method */
            lift_interval: components["schemas"]["ApiIntervalDto"] | null;
            /**
             * @description By the method; null under `bayesian`
             * @example 0.031
             */
            p_value: number | null;
            /**
             * @description After adjusting
             * @example 0.031
             */
            adjusted_p_value: number | null;
            /**
             * @description `bayesian`: P(better than control | data)
             * @example null
             */
            chance_to_beat_control: number | null;
        };
        AssignEndUserRequest: {
            /**
             * @description The end user, known to the product or not
             * @example 42
             */
            user_id: number | string;
            /** @example 1 */
            segment_id: number;
        };
        AssignExperimentRequest: {
            /**
             * @description Its id or its key
             * @example 1
             */
            experiment_id: number | string;
            /** @example 1 */
            segment_id: number;
            /**
             * @description Whether a running experiment may open to everybody by it; the query can say so too
             * @example false
             */
            opens_to_everybody?: boolean;
        };
        AssignUserRequest: {
            /**
             * @description A member of the organization
             * @example 1
             */
            userId: number;
            /**
             * @description Editor when left out
             * @example Editor
             * @enum {string}
             */
            permissionType?: "Owner" | "Editor" | "Viewer";
            /** @example false */
            disabled?: boolean;
        };
        AttachSegmentsRequest: {
            /**
             * @description All of them; empty lets everyone in
             * @example [
             *       1
             *     ]
             */
            segmentIds: number[];
            /**
             * @description Whether a running experiment may open to everybody by it; the query can say so too
             * @example false
             */
            opensToEverybody?: boolean;
        };
        AuditEntryDto: {
            /** @example 311 */
            id: number;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            at: string;
            /**
             * @description Null when nobody was logged in
             * @example 1
             */
            userId: number | null;
            /**
             * @description As it was then
             * @example ada@example.com
             */
            userEmail: string;
            /**
             * @description The API key of a program that did it; null for a login and for a token of API_TOKEN
             * @example null
             */
            apiKeyId: number | null;
            /**
             * @description The action, or method and path of a route without one; `system` for planned changes
             * @example act:update-experiment
             */
            action: string;
            /** @enum {string} */
            entity: "organization" | "user" | "organizationUser" | "invitation" | "role" | "menu" | "menuTemplate" | "project" | "projectUser" | "projectFile" | "apiKey" | "endUser" | "segment" | "segmentUser" | "experimentGroup" | "experiment" | "experimentSegment" | "experimentStop" | "variation" | "condition" | "metric" | "sharedMetric" | "sharedMetricVersion" | "metricGroup" | "metricGroupItem";
            /**
             * @description Of a link to a user: the user
             * @example 12
             */
            entityId: number | null;
            /**
             * @description What it is called now, or was called when it was deleted; of a link to a user: their email
             * @example Green button
             */
            title: string | null;
            /** @description The experiment that it is or belongs to; null if there is none any more */
            experiment: components["schemas"]["AuditedExperimentDto"] | null;
            /** @example 1 */
            projectId: number | null;
            /**
             * @description What changed, as it was; null if new
             * @example {
             *       "status": "Draft"
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What changed, as it is; null if deleted
             * @example {
             *       "status": "Active"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
        };
        AuditPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            /** @example 1 */
            total: number;
        };
        AuditedExperimentDto: {
            /** @example 12 */
            id: number;
            /** @example Green button */
            title: string;
        };
        BreakdownDto: {
            /**
             * @description What was asked for
             * @example device_type
             */
            by: string;
            /** @description The largest groups first, at most 20; then the rest as one, then unknown */
            groups: components["schemas"]["BreakdownGroupDto"][];
            /**
             * @description How many different values stand behind the group of the rest
             * @example 0
             */
            otherValues: number;
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        BreakdownGroupDto: {
            /**
             * @description Null for those of whom it is not known, and for `isOther`
             * @example mobile
             */
            value: string | null;
            /**
             * @description Whether it stands for all values that are too rare to be shown on their own
             * @example false
             */
            isOther: boolean;
            /**
             * @description Assigned end users
             * @example 3000
             */
            users: number;
            /** @description As in `metrics`; p-values are not adjusted for looking at several groups */
            metrics: components["schemas"]["MetricResultDto"][];
        };
        ChangePasswordRequest: {
            /** @example Correct-Horse-9! */
            oldPassword: string;
            /**
             * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
             * @example Wrong-Donkey-7?!
             */
            newPassword: string;
        };
        ClaimDto: {
            /** @example 7 */
            id: number;
            /**
             * @example sign-up
             * @enum {string}
             */
            kind: "sign-up" | "registration" | "invitation";
            /**
             * @description The name of the organization
             * @example Example Shop
             */
            organization: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            requestedAt: string;
        };
        ComparisonDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variantId: number;
            /**
             * @description The control
             * @example 1
             */
            controlId: number;
            /**
             * @description Name of the control
             * @example Control
             */
            baseline: string;
            /**
             * @description Name of the treatment
             * @example Green
             */
            treatment: string;
            /**
             * @description Treatment - control, in the unit of the metric
             * @example 0.02
             */
            absoluteLift: number | null;
            /**
             * @description (treatment - control) / |control|, a fraction; null at a control of 0
             * @example 0.2
             */
            relativeLift: number | null;
            /**
             * @description 100 × relative lift
             * @example 20
             */
            liftPercentage: number | null;
            /**
             * @description Standard error of the absolute lift
             * @example 0.003
             */
            standardError: number | null;
            /**
             * @description What the p-value is made from: z of rates, t otherwise; null under `bayesian`
             * @example 3.3
             */
            statistic: number | null;
            /**
             * @description Satterthwaite degrees of freedom; null for rates, and where the fixed-horizon test does not judge
             * @example null
             */
            degreesOfFreedom: number | null;
            /**
             * @description Two-sided p-value of "no lift" by the method; null under `bayesian`
             * @example 0.031
             */
            pValue: number | null;
            /**
             * @description The p-value after adjusting by Holm over all treatments and primary metrics; of other metrics the p-value itself
             * @example 0.031
             */
            adjustedPValue: number | null;
            /**
             * @description adjusted p-value < significance threshold
             * @example false
             */
            significant: boolean;
            /** @description Of the absolute lift: confidence interval, confidence sequence (`sequential`) or credible interval (`bayesian`) */
            ciAbsolute: components["schemas"]["IntervalDto"] | null;
            /** @description Of the relative lift: the inversion of the test, so that it excludes 0 exactly when the p-value is below alpha; or credible interval */
            ciRelative: components["schemas"]["IntervalDto"] | null;
            /** @description Fixed-horizon, rates: of the absolute lift by the separate standard error */
            ciAbsoluteWald: components["schemas"]["IntervalDto"] | null;
            /** @description Fixed-horizon: of the relative lift by the delta method; may contradict the test */
            ciRelativeDelta: components["schemas"]["IntervalDto"] | null;
            /** @description Fixed-horizon: Fieller's limits of the relative lift */
            ciRelativeFieller: components["schemas"]["IntervalDto"] | null;
            /** @description Fixed-horizon, rates of one allocation version: Newcombe's interval of the absolute lift */
            ciNewcombe: components["schemas"]["IntervalDto"] | null;
            /**
             * @description Skewness of the values of means within the variants; null where it is not known
             * @example null
             */
            skewness: number | null;
            /**
             * @description Allocation versions that are compared, each within itself
             * @example 1
             */
            strataCounted: number;
            /**
             * @description End users of allocation versions without enough users on both sides
             * @example 0
             */
            usersLeftOut: number;
            /**
             * @description What the data say of the treatment on this metric alone
             * @enum {string}
             */
            verdict: "better" | "worse" | "flat" | "insufficient_data";
            /**
             * @description CUPED: the share of the variance that it takes away; null without
             * @example null
             */
            varianceReduction: number | null;
            /** @description The fixed-horizon test, good for one look at the planned size */
            fixed: components["schemas"]["TestDto"];
            /** @description The always-valid test, good for any number of looks */
            sequential: components["schemas"]["TestDto"];
            /** @description Only under `bayesian`; see `posteriorCaveat` */
            bayesian: components["schemas"]["PosteriorDto"] | null;
            /**
             * @description Why numbers are missing, or to be read with care
             * @example []
             */
            warnings: string[];
        };
        ConditionDto: {
            /** @example 5 */
            id: number;
            /** @example 12 */
            experimentId: number;
            /**
             * @example [
             *       "/product/"
             *     ]
             */
            urls: string[];
            /** @enum {string} */
            operator: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT" | "PATH IS" | "PATH CONTAINS" | "QUERY HAS" | "REGEX";
            /**
             * @description Of a QUERY HAS with one parameter
             * @example size
             */
            name?: string;
            /**
             * @description Left out for any value
             * @example xl
             */
            value?: string;
            /**
             * @description Left out when the parameters of advertising are ignored
             * @example all
             */
            ignoreQuery?: ("all" | "none") | string[];
        };
        CreateApiExperimentRequest: {
            /** @example Green button */
            name: string;
            /** @example A green button sells more */
            description?: string;
            /**
             * @description Made from the name when left out
             * @example green-button
             */
            key?: string;
            /**
             * @description `draft` keeps it a draft; otherwise it becomes active by itself once its shares are 100 in total
             * @example draft
             * @enum {string}
             */
            status?: "draft" | "active";
            /**
             * @description A Feature Flag without variants starts with `off`, the control, and `on`
             * @example AB Test
             * @enum {string}
             */
            type?: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variants; fixed after the start
             * @example string
             * @enum {string}
             */
            value_type?: "boolean" | "string" | "number" | "json";
            /**
             * @description The event that counts as conversion; `conversion` when empty
             * @example purchase
             */
            conversion_event_type?: string;
            /**
             * @description End users after which it may end
             * @example 20000
             */
            planned_users?: number;
            /**
             * Format: date-time
             * @description When it ends by itself; a date stands for the end of that day in UTC
             * @example 2026-12-31T23:59:59.000Z
             */
            end_at?: string;
            /** @description How it is judged; as the project says for what is left out */
            protocol?: components["schemas"]["ApiProtocolRequest"];
            /**
             * @example [
             *       {
             *         "name": "Control",
             *         "percent_allocated": 50
             *       },
             *       {
             *         "name": "Green",
             *         "percent_allocated": 50
             *       }
             *     ]
             */
            variants?: components["schemas"]["VariantRequest"][];
        };
        CreateApiKeyRequest: {
            /** @example Nightly import */
            name: string;
            /**
             * @description `secret` when left out
             * @example secret
             * @enum {string}
             */
            kind?: "secret" | "publishable";
            /**
             * @description What it may do; all that its maker may grant when left out. A publishable key has `decide` and `events:write` at most
             * @example [
             *       "decide",
             *       "events:write"
             *     ]
             */
            scopes?: ("decide" | "events:write" | "events:read" | "results" | "read" | "write" | "users" | "datafile")[];
            /**
             * @description A service key belongs to the organization, and no member’s rights limit it. Only super members make one; what a token of API_TOKEN makes always is one
             * @example false
             */
            service?: boolean;
            /**
             * Format: date-time
             * @description When it stops working, a date for the end of that day in UTC; never when left out
             * @example 2026-12-31T23:59:59.000Z
             */
            expires_at?: string;
            /**
             * @description Here or in the query. Needed with a login that can reach several projects; a token of API_TOKEN knows its own
             * @example 1
             */
            project_id?: number;
        };
        CreateApiSegmentRequest: {
            /** @example Adults in the US */
            name: string;
            /** @example Visitors from abroad */
            description?: string;
            /**
             * @description Conditions on attributes, in the MongoDB style; `{}` holds for everyone. Without them only assigned end users are in it
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules?: {
                [key: string]: unknown;
            };
        };
        CreateConditionRequest: {
            /**
             * @example CONTAIN
             * @enum {string}
             */
            operator: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT" | "PATH IS" | "PATH CONTAINS" | "QUERY HAS" | "REGEX";
            /**
             * @description Absolute http(s) addresses for IS and IS_NOT, parts of addresses for CONTAIN and NOT CONTAIN, paths for PATH IS, parts of paths for PATH CONTAINS, `name` or `name=value` for QUERY HAS, patterns for REGEX
             * @example [
             *       "/product/"
             *     ]
             */
            urls?: string[];
            /**
             * @description The parameter; for QUERY HAS only
             * @example size
             */
            name?: string;
            /**
             * @description Its value; empty for any
             * @example xl
             */
            value?: string;
            /**
             * @description Which parameters of the query IS and IS_NOT ignore: `tracking` (utm_*, gclid, fbclid and the like; the default), `all`, `none`, or the names in a list, of which `name*` stands for all that begin so
             * @example tracking
             */
            ignoreQuery?: ("tracking" | "all" | "none") | string[];
        };
        CreateEndUserRequest: {
            /** @example Ada */
            first_name: string;
            /** @example Lovelace */
            last_name: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /**
             * @description False when left out
             * @example true
             */
            is_premium?: boolean;
            /** @example US */
            country_code?: string;
            /**
             * @description Made when left out
             * @example customer-42
             */
            id?: number | string;
            /**
             * @description Whatever else segment rules may ask for; the fields beside it win over the same names in it
             * @example {
             *       "plan": "pro"
             *     }
             */
            attributes?: {
                [key: string]: unknown;
            };
        };
        CreateExperimentRequest: {
            /** @example 1 */
            projectId: number;
            /** @example Green button */
            title: string;
            /**
             * @description A Feature Flag starts with the variations `off`, the control, and `on`
             * @example AB Test
             * @enum {string}
             */
            type?: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variations; fixed after the start
             * @example string
             * @enum {string}
             */
            valueType?: "boolean" | "string" | "number" | "json";
            /**
             * Format: uri
             * @description The page it runs on
             * @example https://shop.example.com/
             */
            url?: string;
            /** @example Does a green button sell more? */
            description?: string;
            /**
             * @description Made from the title when left out
             * @example green-button
             */
            key?: string;
            /** @description How it is judged; as the project says for what is left out */
            protocol?: components["schemas"]["ProtocolRequest"];
        };
        CreateGroupRequest: {
            /** @example 1 */
            projectId: number;
            /** @example Checkout */
            name: string;
            /**
             * @description Each experiment once; at most 100 percent in total
             * @example [
             *       {
             *         "experimentId": 1,
             *         "percent": 50
             *       }
             *     ]
             */
            slots: components["schemas"]["GroupSlotRequest"][];
        };
        CreateMenuRequest: {
            /**
             * @description Unique in the organization
             * @example Reports
             */
            label: string;
            /** @example pi pi-fw pi-chart-bar */
            icon: string;
            /** @example /reports */
            href: string;
            /**
             * @description May be left out by a member of one organization
             * @example 1
             */
            orgId?: number;
        };
        CreateMenuTemplateRequest: {
            /**
             * @description Unique in the organization
             * @example Readers
             */
            name: string;
            /** @example 1 */
            orgId: number;
            /**
             * @description JSON text: a list of `{key, label, icon?, data: {href, actions[]}, children?}`
             * @example [{"key":"project","label":"Project","data":{"href":"/project","actions":["act:get-projects"]}}]
             */
            tree: string;
        };
        CreateMetricRequest: {
            /**
             * @description Whether a named event is counted, not clicks
             * @example false
             */
            custom?: boolean;
            /** @example Every click on the button */
            description?: string;
            /**
             * @description What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the sum of another (such as revenue per order)
             * @example binomial
             * @enum {string}
             */
            kind?: "binomial" | "count" | "mean" | "ratio";
            /**
             * @description Which way is better
             * @example increase
             * @enum {string}
             */
            goal?: "increase" | "decrease";
            /**
             * @description `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform
             * @example primary
             * @enum {string}
             */
            role?: "primary" | "secondary" | "guardrail";
            /**
             * @description `ratio` only: whether the metric's events or their values are the numerator
             * @example count
             * @enum {string}
             */
            ratioOf?: "count" | "values";
            /**
             * @description `ratio` only, where it is required: the event type in the denominator; empty for other kinds
             * @example
             */
            denominator?: string;
            /**
             * @description `ratio` only: whether the denominator's events or their values are added up
             * @example count
             * @enum {string}
             */
            denominatorOf?: "count" | "values";
            /**
             * @description `count` and `mean` only: whether an end user's value is cut at a `fixed` number or at a `percentile` of the values of all end users of all variations
             * @example none
             * @enum {string}
             */
            capping?: "none" | "fixed" | "percentile";
            /**
             * @description The number of a `fixed` capping, in the unit of the metric
             * @example 500
             */
            cap?: number;
            /**
             * @description The percentile of a `percentile` capping, as a fraction
             * @example 0.99
             */
            capPercentile?: number;
            /**
             * @description Whether the percentile is that of the non-zero values
             * @example false
             */
            capIgnoresZeros?: boolean;
            /**
             * @description Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)
             * @example relative
             * @enum {string}
             */
            marginType?: "relative" | "absolute";
            /**
             * @description Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)
             * @example 0.05
             */
            margin?: number;
            /**
             * @description Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); not for `ratio`
             * @example false
             */
            cuped?: boolean;
            /**
             * @description How many days before the assignment CUPED looks at
             * @example 30
             */
            covariateDays?: number;
            /**
             * @description The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)
             * @example 10000
             */
            maxPublicValue?: number;
            /**
             * @description Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then on (`not_counted: public_source`), and results say how many they are
             * @example false
             */
            secretOnly?: boolean;
            /** @example Clicks on buy */
            title: string;
            /**
             * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
             * @example #buy
             */
            selector?: string;
        };
        CreateProjectRequest: {
            /** @description How new experiments are judged; those that there are keep theirs */
            protocol?: components["schemas"]["ProtocolRequest"];
            /**
             * @description Whether decisions show titles and descriptions to everybody; with false they are empty texts there. True for a new project
             * @example true
             */
            publicNames?: boolean;
            /**
             * @description Whether calls without a secret key have to name the project by `publicId`: its number, and ids of experiments without a project, are then as unknown as those that do not exist
             * @example false
             */
            requirePublicId?: boolean;
            /**
             * @description Whether only visitors with a browser are counted; HTTP libraries and headless browsers then get decisions and make no exposures, as robots do
             * @example false
             */
            browsersOnly?: boolean;
            /**
             * @description Whether pages can join a visitor to a known end user only with a proof that the back end of the site made; without it such joins are a matter of one browser. Set it once the site makes proofs
             * @example false
             */
            requireIdentityProof?: boolean;
            /**
             * @description Unique in the organization
             * @example Shop
             */
            name: string;
            /** @example 1 */
            orgId: number;
            /** @example The web shop */
            description?: string;
            /**
             * @description Web sites that may ask for decisions; empty means any. `https://*.shop.example.com` stands for all subdomains at any depth, and not for the domain itself
             * @example [
             *       "https://shop.example.com"
             *     ]
             */
            allowedOrigins?: string[];
            /**
             * @description Percent of end users kept out of every experiment
             * @example 5
             */
            holdoutPercent?: number;
            /**
             * @description Whether decisions show how often a metric was triggered
             * @example false
             */
            publishCounters?: boolean;
            /**
             * @description Whether stored attributes of end users count for decisions without an API key, where anybody can ask by id
             * @example false
             */
            storedAttributesInPublic?: boolean;
        };
        CreateRoleRequest: {
            /**
             * @description Unique in the organization
             * @example Analyst
             */
            name: string;
            /** @example 1 */
            orgId: number;
        };
        CreateSegmentRequest: {
            /** @example 1 */
            projectId: number;
            /** @example Adults in the US */
            name: string;
            /** @example Visitors from abroad */
            description?: string;
            /**
             * @description Conditions on attributes, in the MongoDB style; `{}` holds for everyone. Without them only assigned end users are in it
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules?: {
                [key: string]: unknown;
            };
        };
        CreateVariationRequest: {
            /** @example Green */
            title: string;
            /** @example document.querySelector('#buy').textContent = 'Order now'; */
            js?: string;
            /** @example #buy { background: green } */
            css?: string;
            /**
             * @description All of them, in order; an empty list clears
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes?: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
            /**
             * @description What programs use, of the experiment's valueType; its title when a text is left out
             * @example green
             */
            value?: boolean | string | number | {
                [key: string]: unknown;
            } | unknown[];
            /**
             * Format: uri-reference
             * @description Where Split URL and Redirect send the visitor: absolute, or relative to the page
             * @example https://shop.example.com/
             */
            redirectUrl?: string;
            /**
             * @description Personalization: the segment it is for
             * @example 7
             */
            segmentId?: number;
        };
        DateRangeDto: {
            /**
             * Format: date-time
             * @description Start of the filter, else of the experiment
             * @example 2026-12-01T09:30:00.000Z
             */
            start: string | null;
            /**
             * Format: date-time
             * @description End of the filter, else of the experiment
             * @example 2026-12-01T09:30:00.000Z
             */
            end: string | null;
        };
        DecisionDto: {
            /**
             * @description What to do now
             * @enum {string}
             */
            status: "no_control" | "srm_detected" | "insufficient_data" | "keep_running" | "winner" | "guardrail_blocked" | "control_wins" | "inconclusive" | "no_plan" | "plan_changed" | "ended_early";
            /**
             * @description The status in a sentence for people
             * @example Nothing is decided yet; keep the experiment running.
             */
            reason: string;
            /**
             * @description `key` of the primary metrics, which decide
             * @example [
             *       "conversion"
             *     ]
             */
            metrics: string[];
            /** @description By id of the treatment, over all primary metrics */
            verdicts: {
                [key: string]: "better" | "worse" | "flat" | "insufficient_data";
            };
            /**
             * @description By id of the treatment, on the first primary metric
             * @example {
             *       "31": 0.012
             *     }
             */
            adjustedPValues: {
                [key: string]: number | null;
            };
            /** @description By id of the treatment, then by `key` of the guardrail metric */
            guardrails: {
                [key: string]: {
                    [key: string]: "pass" | "fail" | "inconclusive";
                };
            };
            /**
             * @description `bayesian`: by id of the variant, the chance to be the best of those that may be shipped; null for the others
             * @example {}
             */
            chanceToBeBest: {
                [key: string]: number | null;
            };
            /**
             * @description `bayesian`: by how much the best of the others is better on average, in the unit of the metric
             * @example {}
             */
            expectedLossAgainstBest: {
                [key: string]: number | null;
            };
            /**
             * @description What the decision must be read with
             * @example []
             */
            warnings: string[];
        };
        DeleteAccountRequest: {
            /**
             * @description Your password
             * @example Correct-Horse-9!
             */
            password: string;
        };
        DeletedEndUserDto: {
            /** @example User deleted successfully */
            message: string;
        };
        DeletedEndUserProfileDto: {
            /** @example customer-42 */
            id: string;
        };
        DetectableEffectDto: {
            /**
             * @description Smallest absolute lift that the given users find with the wanted power, in the unit of the baseline. Rate: the d with |d| = z₁ √(p̄(1-p̄)(1/n₁+1/n₂)) + z₂ √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), p₂ = p₁ + d; mean: (z₁ + z₂) sd √(1-ρ²) √(1/n₁+1/n₂). Null when no possible effect is large enough
             * @example 0.0196
             */
            absoluteMde: number | null;
            /**
             * @description The same over |baseline|, as a fraction; null at a baseline of 0
             * @example 0.196
             */
            relativeMde: number | null;
            /** @example [] */
            warnings: ("no_users" | "insufficient_users" | "low_counts" | "zero_variance" | "zero_baseline" | "zero_denominator" | "zero_covariate_variance" | "unstable_baseline" | "empty_intersection" | "unexpected_traffic" | "mde_unreachable" | "no_traffic" | "shares_changed" | "strata_left_out" | "skewed" | "no_plan" | "plan_changed" | "ended_early" | "early_stop_estimate")[];
        };
        DifferingAddressDto: {
            /** @example https://shop.example.com/landing?gclid=1 */
            address: string;
            /**
             * @description `seen` in an event of the project, or an `example` made from the conditions
             * @enum {string}
             */
            from: "given" | "seen" | "example";
        };
        DocumentMetricDto: {
            /** @example 3 */
            id: number;
            /** @example 12 */
            experimentId: number;
            /** @example Clicks on buy */
            title: string;
            /**
             * @description Whether a named event is counted, not clicks
             * @example false
             */
            custom: boolean;
            /**
             * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
             * @example #buy
             */
            selector: string;
            /** @example  */
            description: string;
            /**
             * @description What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the sum of another (such as revenue per order)
             * @enum {string}
             */
            kind: "binomial" | "count" | "mean" | "ratio" | "quantile";
            /**
             * @description Which way is better
             * @enum {string}
             */
            goal: "increase" | "decrease";
            /**
             * @description `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform
             * @enum {string}
             */
            role: "primary" | "secondary" | "guardrail";
            /**
             * @description `ratio` only: whether the metric's events or their values are the numerator
             * @enum {string}
             */
            ratioOf: "count" | "values";
            /**
             * @description `ratio` only, where it is required: the event type in the denominator; empty for other kinds
             * @example
             */
            denominator: string;
            /**
             * @description `ratio` only: whether the denominator's events or their values are added up
             * @enum {string}
             */
            denominatorOf: "count" | "values";
            /**
             * @description `count` and `mean` only: whether an end user's value is cut at a `fixed` number or at a `percentile` of the values of all end users of all variations
             * @enum {string}
             */
            capping: "none" | "fixed" | "percentile";
            /**
             * @description The number of a `fixed` capping, in the unit of the metric
             * @example null
             */
            cap: number | null;
            /**
             * @description The percentile of a `percentile` capping, as a fraction
             * @example 0.99
             */
            capPercentile: number;
            /**
             * @description Whether the percentile is that of the non-zero values
             * @example false
             */
            capIgnoresZeros: boolean;
            /**
             * @description Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)
             * @enum {string}
             */
            marginType: "relative" | "absolute";
            /**
             * @description Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)
             * @example 0.05
             */
            margin: number;
            /**
             * @description Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); not for `ratio`
             * @example false
             */
            cuped: boolean;
            /**
             * @description How many days before the assignment CUPED looks at
             * @example 30
             */
            covariateDays: number;
            /**
             * @description The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)
             * @example null
             */
            maxPublicValue: number | null;
            /**
             * @description Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then on (`not_counted: public_source`), and results say how many they are
             * @example false
             */
            secretOnly: boolean;
        };
        DuplicateExperimentRequest: {
            /** @example Green button (copy) */
            title?: string;
        };
        DurationDto: {
            /**
             * @description Whole days until every variation has its users: ceil of the largest of required / (daily users × fraction × share); null when one of them gets no traffic
             * @example 8
             */
            days: number | null;
            /** @example [] */
            warnings: ("no_users" | "insufficient_users" | "low_counts" | "zero_variance" | "zero_baseline" | "zero_denominator" | "zero_covariate_variance" | "unstable_baseline" | "empty_intersection" | "unexpected_traffic" | "mde_unreachable" | "no_traffic" | "shares_changed" | "strata_left_out" | "skewed" | "no_plan" | "plan_changed" | "ended_early" | "early_stop_estimate")[];
        };
        EmailRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
        };
        EndDecisionDto: {
            /**
             * @example ship
             * @enum {string}
             */
            outcome: "ship" | "roll_back" | "iterate" | "inconclusive";
            /**
             * @description What was to be shipped; null for every other outcome
             * @example 31
             */
            variationId: number | null;
            /** @example More orders, and no guardrail failed */
            reason: string;
            /** @example People look for the button below the price */
            learned: string;
        };
        EndDecisionRequest: {
            /**
             * @description `ship` goes on serving a variation, to everybody that the experiment is for; the others serve nothing any more
             * @example ship
             * @enum {string}
             */
            outcome: "ship" | "roll_back" | "iterate" | "inconclusive";
            /**
             * @description The variation to be shipped; with the outcome `ship` only, and needed there
             * @example 31
             */
            variationId?: number;
            /**
             * @description Why it was decided
             * @example More orders, and no guardrail failed
             */
            reason?: string;
            /**
             * @description What was learned
             * @example People look for the button below the price
             */
            learned?: string;
        };
        EndUserAssignmentDto: {
            /** @example 12 */
            experimentId: number;
            /** @example Green button */
            experimentTitle: string;
            /** @example 31 */
            variationId: number;
            /** @example Green */
            variationTitle: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            assignedAt: string;
        };
        EndUserDto: {
            /** @example customer-42 */
            id: string;
            /** @example Ada */
            first_name: string;
            /** @example Lovelace */
            last_name: string;
            /** @example ada@example.com */
            email: string;
            /** @example true */
            is_premium: boolean;
            /** @example US */
            country_code: string | null;
            /**
             * @example {
             *       "plan": "pro"
             *     }
             */
            attributes: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            updated_at: string;
        };
        EndUserProfileDto: {
            /** @example customer-42 */
            id: string;
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /** @example ada@example.com */
            email: string;
            /** @example true */
            isPremium: boolean;
            /** @example US */
            countryCode: string | null;
            /**
             * @example {
             *       "plan": "pro"
             *     }
             */
            attributes: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            updatedAt: string;
        };
        EndUserProfilePageDto: {
            items: components["schemas"]["EndUserProfileDto"][];
            /** @example 1 */
            total: number;
        };
        EndUserSegmentDto: {
            /** @example 7 */
            id: number;
            /** @example Adults in the US */
            name: string;
        };
        EndUserViewDto: {
            /** @example customer-42 */
            id: string;
            /**
             * @description The anonymous ids that are theirs too
             * @example [
             *       "4987654321098765"
             *     ]
             */
            joinedIds: string[];
            /** @description Null when nothing is stored */
            profile: components["schemas"]["EndUserProfileDto"] | null;
            /** @description Those that they are assigned to */
            segments: components["schemas"]["EndUserSegmentDto"][];
            /** @description In the order of the experiments */
            assignments: components["schemas"]["EndUserAssignmentDto"][];
        };
        EventTypeDto: {
            /**
             * @description Counted events
             * @example 120
             */
            count: number;
            /**
             * @description End users with at least one of them
             * @example 100
             */
            uniqueUsers: number;
            /**
             * @description uniqueUsers / assigned end users
             * @example 0.02
             */
            conversionRate: number | null;
        };
        ExperimentDocumentDto: {
            /**
             * @description Grows with every change of the experiment
             * @example 7
             */
            revision: number;
            experiment: components["schemas"]["ExperimentDto"];
            conditions: components["schemas"]["ConditionDto"][];
            /**
             * @description Those that it is for; none means everyone
             * @example [
             *       7
             *     ]
             */
            segmentIds: number[];
            /** @description With their shares; retired ones too */
            variations: components["schemas"]["VariationDto"][];
            metrics: components["schemas"]["DocumentMetricDto"][];
            /** @description Only there when something keeps a Draft from starting */
            notStarted?: components["schemas"]["NotStartedDto"];
        };
        ExperimentDto: {
            /** @example 12 */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            title: string;
            /** @example 1 */
            projectId: number;
            /** @enum {string} */
            type: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variations
             * @example string
             * @enum {string}
             */
            valueType: "boolean" | "string" | "number" | "json";
            /** @enum {string} */
            status: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /** @example https://shop.example.com/ */
            url: string;
            /** @example  */
            description: string;
            /** @enum {string} */
            triggerType: "Immediately" | "DOM Ready" | "URL Changes";
            /** @enum {string} */
            conditionType: "ALL" | "ANY";
            /**
             * @description How its URL conditions are combined and compared: 1 as in the first release
             * @example 2
             * @enum {number}
             */
            matching: 1 | 2;
            /** @example 100 */
            coverage: number;
            /**
             * @description Its mutually exclusive group
             * @example null
             */
            groupId: number | null;
            /** @example 20000 */
            plannedUsers: number | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            endAt: string | null;
            /**
             * @description Whether it ends once plannedUsers are assigned
             * @example false
             */
            endsItself: boolean;
            /**
             * @description Whether it is paused once a guardrail fails
             * @example false
             */
            stopsOnGuardrail: boolean;
            /**
             * @description Whether it is paused at a sample ratio mismatch
             * @example false
             */
            stopsOnSrm: boolean;
            /** @description How it is judged */
            protocol: components["schemas"]["ProtocolDto"];
            /** @description What was decided with its end; null when nothing was */
            decision: components["schemas"]["EndDecisionDto"] | null;
            /**
             * @description The variation that everybody whom it is for gets since the end; null for none
             * @example null
             */
            shippedVariationId: number | null;
            /** @example purchase */
            conversionEventType: string;
            /**
             * @example [
             *       "checkout"
             *     ]
             */
            tags: string[];
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description The first activation
             * @example 2026-05-01T12:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            endedAt: string | null;
            /** @description Only there when something keeps a Draft from starting */
            notStarted?: components["schemas"]["NotStartedDto"];
            /** @example document.body.dataset.test = "1"; */
            js: string;
            /** @example #buy { font-weight: bold } */
            css: string;
        };
        ExperimentPageDto: {
            items: components["schemas"]["ListedExperimentDto"][];
            /** @example 1 */
            total: number;
        };
        FileDto: {
            /** @example 7 */
            id: number;
            /**
             * @description Readable by anybody who knows it; what is behind it never changes
             * @example https://ab.example.com/files/public/3Zt0pVQy9b1nUe7fJmQ2xK5sLw8RhTc4/hero.png
             */
            url: string;
            /**
             * @description Found in the content
             * @enum {string}
             */
            type: "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif";
            /**
             * @description Bytes
             * @example 48213
             */
            size: number;
        };
        FilterEventsRequest: {
            /**
             * @description Rows at most; 100 by default
             * @example 100
             */
            limit?: number;
            /**
             * @description `X-Next-Cursor` of the answer before
             * @example
             */
            cursor?: string;
            /**
             * Format: date-time
             * @description Not before
             * @example 2026-12-31T23:59:59.000Z
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description Not after; a date stands for the whole day
             * @example 2026-12-31T23:59:59.000Z
             */
            end_time?: string;
            /**
             * @description The recorded variant
             * @example 1
             */
            variant_id?: number;
            /**
             * @description One of these; an empty list does not narrow
             * @example [
             *       "click"
             *     ]
             */
            event_types?: string[];
            /**
             * @description Of one of these; an empty list does not narrow
             * @example [
             *       "customer-17"
             *     ]
             */
            user_ids?: string[];
        };
        FirstSignificantDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variantId: number;
            /**
             * @description 1-based number of the point
             * @example null
             */
            look: number | null;
            /**
             * Format: date
             * @example null
             */
            day: string | null;
        };
        GroupDto: {
            /** @example 3 */
            id: number;
            /** @example 1 */
            projectId: number;
            /** @example Checkout */
            name: string;
            /** @description In the order of their place in the group */
            slots: components["schemas"]["GroupSlotDto"][];
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            createdAt: string;
        };
        GroupPageDto: {
            items: components["schemas"]["GroupDto"][];
            /** @example 1 */
            total: number;
        };
        GroupSizesDto: {
            /**
             * @description Users of the control. Rate: ceil((z₁ √(p̄(1-p̄)(1+1/κ)) + z₂ √(p₁(1-p₁) + p₂(1-p₂)/κ))² / (p₂-p₁)²) with p₂ = p₁ (1 + MDE), p̄ = (p₁ + κ p₂)/(1 + κ). Mean: ceil((z₁ + z₂)² sd² (1-ρ²)(1+1/κ) / (baseline × MDE)²). z₁ = Φ⁻¹(1 - alpha/(2 comparisons)), z₂ = Φ⁻¹(power)
             * @example 3841
             */
            nControl: number;
            /**
             * @description Users of each treatment: κ times the control, rounded up
             * @example 3841
             */
            nTreatment: number;
            /**
             * @description Users of the whole experiment: control + treatments × users of each
             * @example 7682
             */
            nTotal: number;
        };
        GroupSlotDto: {
            /** @example 12 */
            experimentId: number;
            /** @example 50 */
            percent: number;
        };
        GroupSlotRequest: {
            /**
             * @description An experiment of the project that is in no group
             * @example 1
             */
            experimentId: number;
            /**
             * @description Of the end users, more than 0
             * @example 50
             */
            percent: number;
        };
        GroupStatsDto: {
            /** @example 1000 */
            assignments: number;
            /** @example 1500 */
            impressions: number;
            /** @example 120 */
            clicks: number;
            /** @example 60 */
            conversions: number;
            /**
             * @description clicks / impressions
             * @example 0.08
             */
            ctr: number | null;
            /**
             * @description End users with at least one conversion / assignments
             * @example 0.055
             */
            conversion_rate: number | null;
            /**
             * @description Null for those of whom it is not known
             * @example mobile
             */
            value: string | null;
        };
        GuardrailDto: {
            /**
             * @description The metric; its `key` in `metrics`
             * @example 4
             */
            metric: string;
            /** @example Refunds */
            title: string;
            /**
             * @description The treatment
             * @example 2
             */
            variantId: number;
            /** @example Green */
            variantName: string;
            /**
             * @description `pass`: harm, if any, is smaller than the margin. `fail`: worse than the control. `inconclusive`: not enough data to exclude the margin
             * @enum {string}
             */
            status: "pass" | "fail" | "inconclusive";
            /**
             * @description One-sided p-value of "worse by the margin or more"; small is good
             * @example 0.004
             */
            pValue: number | null;
            /**
             * @description One-sided p-value of "no worse than the control"; small is bad
             * @example 0.4
             */
            pHarm: number | null;
            /**
             * @description Distance from the margin in standard errors, positive on the good side
             * @example 2.1
             */
            statistic: number | null;
            /**
             * @description Satterthwaite degrees of freedom; null where the normal distribution is used
             * @example null
             */
            degreesOfFreedom: number | null;
            /**
             * @description Whether `margin` is a fraction of the control or in the unit of the metric
             * @enum {string}
             */
            marginType: "relative" | "absolute";
            /**
             * @description How much worse than the control is tolerable
             * @example 0.05
             */
            margin: number | null;
            /**
             * @description Why numbers are missing, or to be read with care
             * @example []
             */
            warnings: string[];
        };
        HeadlineDto: {
            /**
             * @description Title of the metric
             * @example Buyers
             */
            metric: string;
            /**
             * @description Name of the variant
             * @example Green
             */
            variantName: string;
            /**
             * @description Relative lift, a fraction
             * @example 0.2
             */
            lift: number | null;
            /** @description Of the relative lift, as the protocol says */
            interval: components["schemas"]["IntervalDto"] | null;
            /**
             * @description What the data say of it
             * @enum {string}
             */
            verdict: "better" | "worse" | "flat" | "insufficient_data";
        };
        IdentitySecretDto: {
            /**
             * @description Shown this once. The back end of the site proves with it who its users are
             * @example is_Yb2vQmB4cJ8sT0pWlZ6xRk3nUe5aHg7dFo1iCy9tLq4
             */
            identitySecret: string;
        };
        IntervalDto: {
            /**
             * @description Lower limit
             * @example 0.004
             */
            lower: number;
            /**
             * @description Upper limit
             * @example 0.016
             */
            upper: number;
        };
        InvitationDto: {
            /** @example 7 */
            id: number;
            /** @example 1 */
            orgId: number;
            /**
             * @description The name of the organization
             * @example Example Shop
             */
            organization: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @example 2026-12-08T09:30:00.000Z
             */
            expiresAt: string;
        };
        InvitationPageDto: {
            items: components["schemas"]["InvitationDto"][];
            /** @example 1 */
            total: number;
        };
        InvitedDto: {
            /**
             * @description Null: no member yet
             * @example null
             */
            id: number | null;
            /**
             * @description As it was typed
             * @example grace@example.com
             */
            email: string;
            /**
             * @example invited
             * @enum {string}
             */
            status: "invited";
            /** @example 7 */
            invitationId: number;
        };
        JoinDto: {
            /** @example Join request sent successfully. An admin must approve your request! */
            message: string;
            /** @example 2 */
            userId: number;
            /** @example 1 */
            orgId: number;
        };
        JoinRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @example 1 */
            orgId: number;
            /**
             * @description Not needed with a bearer token
             * @example Correct-Horse-9!
             */
            password?: string;
        };
        JudgeResultsRequest: {
            /**
             * @description The type of event that makes an end user a converted one; the experiment's own when left out
             * @example purchase
             */
            conversion_event_type?: string;
            /**
             * @description Level of all intervals; 1 - alpha of the protocol when left out
             * @example 0.95
             */
            confidence_level?: number;
            /**
             * @description p-values are judged against it; alpha of the protocol when left out
             * @example 0.05
             */
            significance_threshold?: number;
            /**
             * @description How results are judged; as the protocol says when left out. `fixed_horizon` is another name of `frequentist`. `sequential` may be looked at any time
             * @example frequentist
             * @enum {string}
             */
            method?: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * Format: date-time
             * @description Events not before
             * @example 2026-11-01
             */
            start_date?: string;
            /**
             * Format: date-time
             * @description Events not after; a date stands for the whole day
             * @example 2026-11-30
             */
            end_date?: string;
        };
        KeyPersonDto: {
            /** @example 2 */
            id: number;
            /** @example ada@example.com */
            email: string;
            /**
             * @description Empty as long as they gave none
             * @example Ada Lovelace
             */
            name: string;
        };
        LiftDto: {
            /**
             * @description Name of the control
             * @example Control
             */
            baseline: string;
            /**
             * @description Name of the treatment
             * @example Green
             */
            treatment: string;
            /**
             * @description 100 × (rate - rate of the control) / rate of the control
             * @example 20
             */
            liftPercentage: number | null;
        };
        LiftPriorDto: {
            /**
             * @description The absolute lift that is expected
             * @example 0
             */
            mean: number;
            /**
             * @description Its standard deviation
             * @example 1
             */
            sd: number;
        };
        LiftPriorRequest: {
            /**
             * @description The absolute lift that is expected
             * @example 0
             */
            mean: number;
            /**
             * @description Its standard deviation
             * @example 1
             */
            sd: number;
        };
        ListAuditRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId?: number;
            /**
             * @description Only changes of these
             * @example experiment
             * @enum {string}
             */
            entity?: "organization" | "user" | "organizationUser" | "invitation" | "role" | "menu" | "menuTemplate" | "project" | "projectUser" | "projectFile" | "apiKey" | "endUser" | "segment" | "segmentUser" | "experimentGroup" | "experiment" | "experimentSegment" | "experimentStop" | "variation" | "condition" | "metric" | "sharedMetric" | "sharedMetricVersion" | "metricGroup" | "metricGroupItem";
            /**
             * @description Only changes by this user
             * @example 1
             */
            userId?: number;
            /**
             * @description Only changes of this experiment and of what belongs to it
             * @example 1
             */
            experimentId?: number;
            /**
             * @description `id` when left out; `-id` shows the latest first
             * @example id
             * @enum {string}
             */
            sort?: "id" | "-id";
            /**
             * Format: date-time
             * @description Only changes from then on
             * @example 2026-12-01T00:00:00.000Z
             */
            from?: string;
            /**
             * Format: date-time
             * @description Only changes until then; a date includes its day
             * @example 2026-12-31T23:59:59.000Z
             */
            to?: string;
        };
        ListEndUsersRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId: number;
            /**
             * @description A part of id, name or e-mail
             * @example ada
             */
            q?: string;
        };
        ListExperimentsRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId: number;
            /**
             * @example Draft
             * @enum {string}
             */
            status?: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /**
             * @example AB Test
             * @enum {string}
             */
            type?: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description A part of title or key
             * @example button
             */
            q?: string;
            /** @example checkout */
            tag?: string;
            /**
             * @description false leaves out the Archived ones
             * @example false
             */
            archived?: boolean;
            /**
             * @description The order, `id` when left out; a minus turns it around
             * @example -updatedAt
             * @enum {string}
             */
            sort?: "id" | "-id" | "title" | "-title" | "type" | "-type" | "status" | "-status" | "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "startedAt" | "-startedAt";
        };
        ListGroupsRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId: number;
        };
        ListInvitationsRequest: {
            /**
             * @description Items of a page; 100 when left out
             * @example 100
             */
            rows?: number;
            /**
             * @description The page, from 1
             * @example 1
             */
            page?: number;
            /**
             * @description Counted when absent or 0
             * @example 0
             */
            total?: number;
        };
        ListMenusRequest: {
            /**
             * @description May be left out by a member of one organization
             * @example 1
             */
            orgId?: number;
        };
        ListOwnSessionsRequest: {
            /**
             * @description Rows a page; 1000 by default
             * @example 100
             */
            rows?: number;
            /**
             * @description The page, from 1
             * @example 1
             */
            page?: number;
            /**
             * @description A total known from an earlier page
             * @example 0
             */
            total?: number;
        };
        ListRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId?: number;
        };
        ListSecurityLogRequest: {
            /**
             * @description The organization, as in the path; may be left out
             * @example 1
             */
            orgId?: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project
             * @example 1
             */
            projectId?: number;
            /**
             * @description Only events of this kind
             * @example login-failed
             * @enum {string}
             */
            kind?: "login-succeeded" | "login-failed" | "rate-limited" | "code-failed" | "refresh-token-reused" | "password-changed" | "new-device" | "key-created" | "key-revoked" | "key-new-network" | "key-many-networks" | "refusals" | "settings-changed";
            /**
             * @description Only events of this account
             * @example 1
             */
            userId?: number;
            /**
             * @description Only events of this API key
             * @example 1
             */
            apiKeyId?: number;
            /**
             * @description `id` when left out; `-id` shows the latest first
             * @example id
             * @enum {string}
             */
            sort?: "id" | "-id";
            /**
             * Format: date-time
             * @description Only events from then on
             * @example 2026-12-01T00:00:00.000Z
             */
            from?: string;
            /**
             * Format: date-time
             * @description Only events until then; a date includes its day
             * @example 2026-12-31T23:59:59.000Z
             */
            to?: string;
        };
        ListSegmentsRequest: {
            /**
             * @description The organization.
             * @example 1
             */
            orgId: number;
            /**
             * @description Rows a page.
             * @example 20
             */
            rows: number;
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description A total known from an earlier page; counted when absent or 0.
             * @example 0
             */
            total?: number;
            /**
             * @description Only what belongs to this project.
             * @example 1
             */
            projectId: number;
        };
        ListedExperimentDto: {
            /** @example 12 */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            title: string;
            /** @example 1 */
            projectId: number;
            /** @enum {string} */
            type: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variations
             * @example string
             * @enum {string}
             */
            valueType: "boolean" | "string" | "number" | "json";
            /** @enum {string} */
            status: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /** @example https://shop.example.com/ */
            url: string;
            /** @example  */
            description: string;
            /** @enum {string} */
            triggerType: "Immediately" | "DOM Ready" | "URL Changes";
            /** @enum {string} */
            conditionType: "ALL" | "ANY";
            /**
             * @description How its URL conditions are combined and compared: 1 as in the first release
             * @example 2
             * @enum {number}
             */
            matching: 1 | 2;
            /** @example 100 */
            coverage: number;
            /**
             * @description Its mutually exclusive group
             * @example null
             */
            groupId: number | null;
            /** @example 20000 */
            plannedUsers: number | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            endAt: string | null;
            /**
             * @description Whether it ends once plannedUsers are assigned
             * @example false
             */
            endsItself: boolean;
            /**
             * @description Whether it is paused once a guardrail fails
             * @example false
             */
            stopsOnGuardrail: boolean;
            /**
             * @description Whether it is paused at a sample ratio mismatch
             * @example false
             */
            stopsOnSrm: boolean;
            /** @description How it is judged */
            protocol: components["schemas"]["ProtocolDto"];
            /** @description What was decided with its end; null when nothing was */
            decision: components["schemas"]["EndDecisionDto"] | null;
            /**
             * @description The variation that everybody whom it is for gets since the end; null for none
             * @example null
             */
            shippedVariationId: number | null;
            /** @example purchase */
            conversionEventType: string;
            /**
             * @example [
             *       "checkout"
             *     ]
             */
            tags: string[];
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description The first activation
             * @example 2026-05-01T12:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            endedAt: string | null;
            /** @description Only there when something keeps a Draft from starting */
            notStarted?: components["schemas"]["NotStartedDto"];
        };
        LiveEventDto: {
            /** @example 981234567 */
            id: number;
            /** @example 12 */
            experimentId: number | null;
            /** @example 42 */
            endUserId: string | null;
            /** @example purchase */
            type: string;
            /** @example 49.9 */
            value: number | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            occurredAt: string;
            /**
             * @description Why it does not count in some experiment: a metric there takes events of secret keys only
             * @example null
             * @enum {string|null}
             */
            notCounted: "public_source" | null;
        };
        LiveEventsDto: {
            /** @description The last 100, newest first */
            events: components["schemas"]["LiveEventDto"][];
            /** @description The last 100, newest first */
            exposures: components["schemas"]["LiveExposureDto"][];
            /** @description Of the last hour, the latest first */
            notes: components["schemas"]["LiveNoteDto"][];
        };
        LiveEventsRequest: {
            /** @example 1 */
            projectId: number;
        };
        LiveExposureDto: {
            /** @example 12 */
            experimentId: number;
            /** @example 31 */
            variationId: number;
            /** @example 42 */
            endUserId: string;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            assignedAt: string;
        };
        LiveNoteDto: {
            /**
             * @description `bot`: visits of robots, which are not counted. `value_too_large`: events that were refused for their value. `many_visitors`, `many_events`: more from one address in a minute than people make. `odd_value`: values more than six orders of magnitude away from those before
             * @example bot
             * @enum {string}
             */
            kind: "bot" | "value_too_large" | "many_visitors" | "many_events" | "odd_value";
            /**
             * @description The type of event that it is about; empty for none
             * @example purchase
             */
            eventType: string;
            /**
             * @description How often; for `many_visitors` and `many_events` the most from one address in a minute
             * @example 3
             */
            count: number;
            /**
             * Format: date-time
             * @description The last minute
             * @example 2026-12-01T09:30:00.000Z
             */
            at: string;
        };
        LoginRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @example Correct-Horse-9! */
            password: string;
        };
        MarkDto: {
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            at: string;
            /**
             * @description What changed
             * @enum {string}
             */
            kind: "content_changed" | "targeting_changed" | "shares_changed" | "metrics_changed" | "plan_changed";
            /**
             * @description What outside of the experiment changed, else empty
             * @example
             */
            reason: string;
        };
        MatchingPreviewDto: {
            /**
             * @description The matching that the experiment has
             * @example 1
             * @enum {number}
             */
            matching: 1 | 2;
            /**
             * @description How many addresses were compared
             * @example 120
             */
            checked: number;
            /** @description It would run there with matching 2, and does not with matching 1; at most 100 */
            gained: components["schemas"]["DifferingAddressDto"][];
            /** @description It runs there with matching 1, and would not with matching 2; at most 100 */
            lost: components["schemas"]["DifferingAddressDto"][];
        };
        MatchingPreviewRequest: {
            /**
             * @description Addresses to compare; when left out, those that recent events of the project name
             * @example [
             *       "https://shop.example.com/landing?gclid=1"
             *     ]
             */
            addresses?: string[];
        };
        MeasuredExperimentDto: {
            /**
             * @description Its id
             * @example 12
             */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            name: string;
            /**
             * @description Where it stands in its life
             * @enum {string}
             */
            status: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description Planned end
             * @example 2026-12-01T09:30:00.000Z
             */
            endAt: string | null;
            /**
             * @description Planned end users of all variants
             * @example 10000
             */
            plannedUsers: number | null;
        };
        MemberDto: {
            /** @example 2 */
            id: number;
            /** @example ada@example.com */
            email: string;
            /** @example true */
            verified: boolean;
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /** @example +44 20 7946 0000 */
            contactNumber: string;
            /**
             * @description True until the request to belong is approved
             * @example false
             */
            disabled: boolean;
            /** @example false */
            super: boolean;
            /** @example 1 */
            roleId: number | null;
            /** @example Admin */
            roleName: string | null;
            /** @example 1 */
            menuTemplateId: number | null;
            /** @example Admin Menu Template */
            menuTemplateName: string | null;
            /**
             * @description Of who asked to belong only the address is shown, until a member approves it
             * @example member
             * @enum {string}
             */
            status: "member" | "requested";
        };
        MemberKeyDto: {
            /** @example 3 */
            id: number;
            /** @example Nightly import */
            name: string;
            /** @example abt_sk_****x9Qd */
            key: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /** @example 1 */
            projectId: number;
            /** @example Web shop */
            projectName: string;
            /**
             * @description What it may do now
             * @example [
             *       "decide",
             *       "events:write"
             *     ]
             */
            scopes: ("decide" | "events:write" | "events:read" | "results" | "read" | "write" | "users" | "datafile")[];
            /**
             * @description False once it is stopped
             * @example true
             */
            isActive: boolean;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description Some seconds late
             * @example 2026-05-01T12:00:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * @description Of a secret key
             * @example 203.0.113.0/24
             */
            lastUsedFrom: string | null;
        };
        MemberPageDto: {
            /**
             * @description Members in id order, then invitations in theirs; invitations are of no project
             * @example [
             *       {
             *         "id": null,
             *         "email": "grace@example.com",
             *         "status": "invited",
             *         "invitationId": 7
             *       }
             *     ]
             */
            items: (components["schemas"]["MemberDto"] | components["schemas"]["InvitedDto"])[];
            /** @example 1 */
            total: number;
        };
        MemberProjectDto: {
            /** @example 1 */
            id: number;
            /** @example Shop */
            name: string;
            /** @example  */
            description: string;
            /** @example 1 */
            orgId: number;
            /** @example Example Shop */
            orgName: string;
            /** @example [] */
            allowedOrigins: string[];
            /** @example 0 */
            holdoutPercent: number;
            /** @example false */
            publishCounters: boolean;
            /** @example false */
            storedAttributesInPublic: boolean;
            /**
             * @description Names the project in pages and public calls, in place of its number; nobody can guess it
             * @example p_3kTMd5sQx0ZaYv7WbCqLrE
             */
            publicId: string;
            /** @example true */
            publicNames: boolean;
            /** @example false */
            requirePublicId: boolean;
            /** @example false */
            browsersOnly: boolean;
            /** @example false */
            requireIdentityProof: boolean;
            /** @description How new experiments are judged */
            protocol: components["schemas"]["ProtocolDto"];
            /**
             * @description What the member may do in it; a super member is Owner everywhere
             * @example Editor
             * @enum {string}
             */
            permissionType: "Owner" | "Editor" | "Viewer";
        };
        MenuDto: {
            /** @example 1 */
            id: number;
            /** @example Reports */
            label: string;
            /** @example pi pi-fw pi-chart-bar */
            icon: string;
            /** @example /reports */
            href: string;
        };
        MenuEntryDataDto: {
            /** @example /project */
            href: string;
            /**
             * @example [
             *       "act:get-projects"
             *     ]
             */
            actions: string[];
        };
        MenuEntryDto: {
            /** @example project */
            key: string;
            /** @example Project */
            label: string;
            /** @example pi pi-fw pi-folder */
            icon?: string;
            data: components["schemas"]["MenuEntryDataDto"];
            children?: components["schemas"]["MenuEntryDto"][];
        };
        MenuTemplateDto: {
            /** @example 1 */
            id: number;
            /** @example Readers */
            name: string;
            /** @example 1 */
            orgId: number;
            /**
             * @description JSON text
             * @example [{"key":"project","label":"Project","data":{"href":"/project","actions":["act:get-projects"]}}]
             */
            tree: string;
            /** @example Example Shop */
            orgName: string;
        };
        MenuTemplatePageDto: {
            items: components["schemas"]["MenuTemplateDto"][];
            /** @example 1 */
            total: number;
        };
        MessageDto: {
            /** @example User verified successfully! */
            message: string;
        };
        MetricDto: {
            /** @example 3 */
            id: number;
            /** @example 12 */
            experimentId: number;
            /** @example Clicks on buy */
            title: string;
            /**
             * @description Whether a named event is counted, not clicks
             * @example false
             */
            custom: boolean;
            /**
             * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
             * @example #buy
             */
            selector: string;
            /** @example  */
            description: string;
            /**
             * @description What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the sum of another (such as revenue per order)
             * @enum {string}
             */
            kind: "binomial" | "count" | "mean" | "ratio" | "quantile";
            /**
             * @description Which way is better
             * @enum {string}
             */
            goal: "increase" | "decrease";
            /**
             * @description `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform
             * @enum {string}
             */
            role: "primary" | "secondary" | "guardrail";
            /**
             * @description `ratio` only: whether the metric's events or their values are the numerator
             * @enum {string}
             */
            ratioOf: "count" | "values";
            /**
             * @description `ratio` only, where it is required: the event type in the denominator; empty for other kinds
             * @example
             */
            denominator: string;
            /**
             * @description `ratio` only: whether the denominator's events or their values are added up
             * @enum {string}
             */
            denominatorOf: "count" | "values";
            /**
             * @description `count` and `mean` only: whether an end user's value is cut at a `fixed` number or at a `percentile` of the values of all end users of all variations
             * @enum {string}
             */
            capping: "none" | "fixed" | "percentile";
            /**
             * @description The number of a `fixed` capping, in the unit of the metric
             * @example null
             */
            cap: number | null;
            /**
             * @description The percentile of a `percentile` capping, as a fraction
             * @example 0.99
             */
            capPercentile: number;
            /**
             * @description Whether the percentile is that of the non-zero values
             * @example false
             */
            capIgnoresZeros: boolean;
            /**
             * @description Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)
             * @enum {string}
             */
            marginType: "relative" | "absolute";
            /**
             * @description Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)
             * @example 0.05
             */
            margin: number;
            /**
             * @description Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); not for `ratio`
             * @example false
             */
            cuped: boolean;
            /**
             * @description How many days before the assignment CUPED looks at
             * @example 30
             */
            covariateDays: number;
            /**
             * @description The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)
             * @example null
             */
            maxPublicValue: number | null;
            /**
             * @description Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then on (`not_counted: public_source`), and results say how many they are
             * @example false
             */
            secretOnly: boolean;
            /**
             * @description How often it was triggered while the experiment was Active
             * @example 0
             */
            triggeredOnLIVE: number;
            /**
             * @description How often it was triggered otherwise
             * @example 0
             */
            triggeredOnQA: number;
        };
        MetricResultDto: {
            /**
             * @description The id of the metric as a text; `conversion` for end users with an event of the conversion type
             * @example conversion
             */
            key: string;
            /**
             * @description Null for `conversion`
             * @example null
             */
            metricId: number | null;
            /** @example Revenue */
            title: string;
            /**
             * @description What is measured per assigned end user
             * @enum {string}
             */
            kind: "binomial" | "count" | "mean" | "ratio" | "quantile";
            /**
             * @description As which it is used here
             * @enum {string}
             */
            role: "primary" | "secondary" | "guardrail";
            /**
             * @description Which way is better
             * @enum {string}
             */
            goal: "increase" | "decrease";
            /**
             * @description How extreme values are cut
             * @enum {string}
             */
            capping: "none" | "fixed" | "percentile";
            /**
             * @description The cap in use, the same for all variants; null without
             * @example null
             */
            cap: number | null;
            /**
             * @description Whether values are adjusted by what end users did before their assignment
             * @example false
             */
            cuped: boolean;
            /**
             * @description CUPED: the regression coefficient on the value before the assignment
             * @example null
             */
            theta: number | null;
            /**
             * @description CUPED: the mean of the value before the assignment over all end users
             * @example null
             */
            covariateMean: number | null;
            /**
             * @description Events that count nowhere, since the metric takes those of secret keys only; of all end users, in groups too
             * @example 0
             */
            notCounted: number;
            /**
             * @description Events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment; of all end users, in groups too
             * @example 0
             */
            eventsBeforeAssignment: number;
            /** @description All variants in id order */
            variants: components["schemas"]["MetricVariantDto"][];
            /** @description Every treatment against the control, in id order */
            comparisons: components["schemas"]["ComparisonDto"][];
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        MetricVariantDto: {
            /**
             * @description The variant
             * @example 1
             */
            variantId: number;
            /** @example Control */
            variantName: string;
            /**
             * @description Whether it is the control
             * @example false
             */
            isControl: boolean;
            /**
             * @description Assigned end users, those without any event included
             * @example 5000
             */
            users: number;
            /**
             * @description Rates: end users with at least one event
             * @example 500
             */
            conversions: number | null;
            /**
             * @description The rate (a fraction), mean per end user, or ratio; with CUPED the adjusted mean; null without users
             * @example 0.1
             */
            value: number | null;
            /** @description Of the value: Wilson's for rates, Student's otherwise */
            interval: components["schemas"]["IntervalDto"] | null;
        };
        NotCountedDto: {
            /**
             * @description Events without a secret key, of metrics that take those of secret keys only
             * @example 0
             */
            publicSource: number;
        };
        NotStartedDto: {
            /**
             * @description The shares are not 100 in total
             * @example shares_sum
             * @enum {string}
             */
            reason: "shares_sum";
            /**
             * @description The shares in total, in percent
             * @example 99.99
             */
            total: number;
        };
        OrganizationDto: {
            /** @example 1 */
            id: number;
            /** @example Example Shop */
            name: string;
            /** @example ada@example.com */
            email: string;
        };
        OrganizationHitDto: {
            /** @example 1 */
            id: number;
            /** @example Example Shop */
            name: string;
        };
        OrganizationOfUserDto: {
            /** @example 1 */
            id: number;
            /** @example Example Shop */
            name: string;
            /**
             * @description Of the user who signed it up
             * @example ada@example.com
             */
            email: string;
        };
        OverviewDto: {
            /** @description The latest started first, at most 50 */
            items: components["schemas"]["OverviewEntryDto"][];
            /**
             * @description How many run, shown or not
             * @example 3
             */
            total: number;
        };
        OverviewEntryDto: {
            /**
             * @description Its id
             * @example 12
             */
            id: number;
            /** @example green-button */
            key: string;
            /** @example Green button */
            title: string;
            /**
             * @description What it does
             * @enum {string}
             */
            type: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Active or Paused
             * @enum {string}
             */
            status: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            startedAt: string | null;
            /**
             * @description Assigned end users
             * @example 10000
             */
            users: number;
            /**
             * @description Planned end users
             * @example 20000
             */
            plannedUsers: number | null;
            /**
             * @description Whole days until the planned end, or until the planned end users are there at the average pace since the start, whichever is sooner; null without a plan or pace
             * @example 9
             */
            daysLeft: number | null;
            /** @description Null without a treatment, and for metrics whose numbers need a look at every end user */
            headline: components["schemas"]["HeadlineDto"] | null;
            /**
             * @description What to do now by the protocol; null where `headline` is. Without a plan a fixed-horizon test is judged by the method `sequential`, since this is read again and again
             * @enum {string|null}
             */
            decision: "no_control" | "srm_detected" | "insufficient_data" | "keep_running" | "winner" | "guardrail_blocked" | "control_wins" | "inconclusive" | "no_plan" | "plan_changed" | "ended_early" | null;
            /**
             * @description `srm_detected`: end users are not split as configured. `no_visitors`: nobody has been assigned. `silent_metric`: a metric has no event although there are visitors. `not_randomized`: a personalization
             * @example []
             */
            warnings: ("srm_detected" | "no_visitors" | "silent_metric" | "not_randomized")[];
            /**
             * @description Titles of the metrics without any event
             * @example []
             */
            silentMetrics: string[];
        };
        OverviewRequest: {
            /** @example 1 */
            projectId: number;
        };
        OwnOrganizationDto: {
            /** @example 1 */
            id: number;
            /** @example Example Shop */
            name: string;
            /**
             * @description What the organization is known by
             * @example example.com
             */
            domain: string;
            /** @example true */
            super: boolean;
            /** @description The projects that are open to you */
            projects: components["schemas"]["OwnProjectDto"][];
        };
        OwnProjectDto: {
            /** @example 1 */
            id: number;
            /** @example Example Shop Project */
            name: string;
            /**
             * @example Owner
             * @enum {string}
             */
            permissionType: "Owner" | "Editor" | "Viewer";
        };
        OwnSessionDto: {
            /**
             * Format: uuid
             * @example 0b9f7d0a-3b7c-4a54-9d0f-6a1b2c3d4e5f
             */
            id: string;
            /**
             * @description Browser and system that logged in; empty when unknown
             * @example Firefox on Linux
             */
            device: string;
            /**
             * @description The network of the log-in; empty when unknown
             * @example 203.0.113.0/24
             */
            network: string;
            /**
             * Format: date-time
             * @description When it was opened
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description The latest request, to the minute
             * @example 2026-11-22T10:15:00.000Z
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description When it ends unless it is renewed
             * @example 2026-11-22T11:20:00.000Z
             */
            expiresAt: string;
            /**
             * @description Whether it is the session of this request
             * @example true
             */
            current: boolean;
        };
        OwnSessionPageDto: {
            items: components["schemas"]["OwnSessionDto"][];
            /** @example 1 */
            total: number;
        };
        PlanAssumptionsDto: {
            /**
             * @description `metric`: what the control of the named metric came to, apart from what the request told
             * @example given
             * @enum {string}
             */
            baselineSource: "given" | "metric";
            /**
             * @example binomial
             * @enum {string}
             */
            kind: "binomial" | "mean";
            /**
             * @description The rate or mean planned with
             * @example 0.1
             */
            baseline: number;
            /**
             * @description Standard deviation of one user's value; null for rates
             * @example 60
             */
            sd: number | null;
            /**
             * @description Correlation of a mean with its value before the assignment; 0 without CUPED
             * @example 0
             */
            covariateCorrelation: number;
            /**
             * @description End users that the baseline of a metric is of; null for a given one
             * @example 5000
             */
            baselineUsers: number | null;
            /**
             * Format: date-time
             * @description They were assigned from then on; null for all of its experiment, or a given baseline
             * @example null
             */
            baselineFrom: string | null;
            /**
             * @example frequentist
             * @enum {string}
             */
            method: "frequentist" | "sequential";
            /**
             * @description Two-sided error level
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Among how many comparisons alpha is divided
             * @example 1
             */
            comparisons: number;
            /**
             * @description Variations beside the control
             * @example 1
             */
            treatments: number;
        };
        PlanDto: {
            /** @description Users needed to find `relativeMde`; null without one */
            sampleSize: components["schemas"]["GroupSizesDto"] | null;
            /** @description What the given users find; null without any */
            detectableEffect: components["schemas"]["DetectableEffectDto"] | null;
            /**
             * @description Chance that the two-sided test finds `relativeMde` (`relative_mde`) with the given users, both rejection regions counted; null unless both are given
             * @example 0.814
             */
            power: number | null;
            /** @description Until the sample size, else the given users, are there; null without daily users */
            duration: components["schemas"]["DurationDto"] | null;
            /** @description Effects from half to twice the wanted one, each a sixth of an octave apart; empty without one */
            curve: components["schemas"]["PlanPointDto"][];
            traffic: components["schemas"]["PlanTrafficDto"];
            /** @description What was planned with, told or looked up */
            assumptions: components["schemas"]["PlanAssumptionsDto"];
        };
        PlanPointDto: {
            /**
             * @description A relative lift, as a fraction
             * @example 0.2
             */
            relativeMde: number;
            /**
             * @description Users of the whole experiment that find it
             * @example 7682
             */
            nTotal: number;
            /**
             * @description Whole days until every variation has its users: ceil of the largest of required / (daily users × fraction × share); null when one of them gets no traffic
             * @example 8
             */
            days: number | null;
        };
        PlanRequest: {
            /**
             * @description Whose recent traffic is meant when no daily users are given
             * @example 1
             */
            projectId?: number;
            /**
             * @description The same for the traffic of one experiment; it wins
             * @example 1
             */
            experimentId?: number;
            /**
             * @description A metric of an experiment of the project: kind, baseline, standard deviation and, with CUPED, correlation are what its control came to, of the last 28 days where there are 100 users; what is told beside it wins
             * @example 1
             */
            metricId?: number;
            /**
             * @description `binomial` plans a conversion rate, `mean` the mean of a value or count per user; needed unless a metric is named
             * @example binomial
             * @enum {string}
             */
            kind?: "binomial" | "mean";
            /**
             * @description How results will be read: `frequentist` or `fixed_horizon` for one look at the end, `sequential` for any number of looks, which takes about 1.7 times the users; by default as the protocol of the experiment, else of the project says
             * @example frequentist
             * @enum {string}
             */
            method?: "frequentist" | "fixed_horizon" | "sequential";
            /**
             * @description The control's rate as a fraction strictly between 0 and 1, or its mean in its own unit; needed unless a metric is named
             * @example 0.1
             */
            baseline?: number;
            /**
             * @description Needed for `mean`: standard deviation of one user's value, in the unit of the baseline
             * @example 60
             */
            sd?: number;
            /**
             * @description Of a mean: rho, the correlation with the CUPED covariate, which takes rho² of the variance
             * @example 0
             */
            covariateCorrelation?: number;
            /**
             * @description Smallest relative lift worth finding, a fraction other than 0: 0.2 is 20% more, -0.1 is 10% less
             * @example 0.2
             */
            relativeMde?: number;
            /**
             * @description Users of the control, if known; together with those of each treatment
             * @example 4000
             */
            nControl?: number;
            /**
             * @description Users of each treatment, if known
             * @example 4000
             */
            nTreatment?: number;
            /**
             * @description Users of the whole experiment, in place of the two above; split as allocated, rounded down
             * @example 8000
             */
            users?: number;
            /**
             * @description Which way the detectable effect of a rate goes; `increase` by default
             * @example increase
             * @enum {string}
             */
            direction?: "increase" | "decrease";
            /**
             * @description Two-sided error level, strictly between 0 and 1; by default that of the protocol, 0.05 without one
             * @example 0.05
             */
            alpha?: number;
            /**
             * @description Chance to find the effect if it is there, between alpha / comparisons and 1; 0.8 by default
             * @example 0.8
             */
            power?: number;
            /**
             * @description Among how many comparisons alpha is divided (Bonferroni); by default treatments times primary metrics of the experiment unless its protocol corrects for none, 1 without an experiment
             * @example 1
             */
            comparisons?: number;
            /**
             * @description Variations beside the control; by default those of the experiment that get traffic, 1 without one
             * @example 1
             */
            treatments?: number;
            /**
             * @description kappa: users of a treatment per user of the control, above 0; 1 by default
             * @example 1
             */
            allocationRatio?: number;
            /**
             * @description Users a day; when left out, taken from recent traffic, see `traffic` in the answer
             * @example 1000
             */
            dailyUsers?: number;
            /**
             * @description The fraction of the daily users that enters the experiment; 1 by default
             * @example 1
             */
            trafficFraction?: number;
            /**
             * @description Shares of the traffic on any scale, the control first; by default those of the experiment, else as allocated
             * @example [
             *       50,
             *       50
             *     ]
             */
            weights?: number[];
        };
        PlanTrafficDto: {
            /**
             * @description `given`: by the request. `experiment`: end users newly assigned in it. `project`: end users newly assigned in any experiment of the project, each once a day. `none`: nobody in that time, or nothing to look at
             * @example project
             * @enum {string}
             */
            source: "given" | "experiment" | "project" | "none";
            /**
             * @description Users a day that the duration is computed with; null when unknown
             * @example 1000
             */
            dailyUsers: number | null;
            /**
             * @description Over how many days measured traffic is averaged; null for a given one
             * @example 14
             */
            days: number | null;
            /**
             * Format: date
             * @description The first of these days (UTC): where traffic began, at most 14 days ago
             * @example 2026-04-17
             */
            from: string | null;
            /**
             * Format: date
             * @description The last one: yesterday, the last complete day
             * @example 2026-04-30
             */
            until: string | null;
        };
        PosteriorDto: {
            /**
             * @description Beta(1, 1) priors for rates of one allocation version, a flat-prior normal for everything else
             * @enum {string}
             */
            model: "beta_binomial" | "normal";
            /**
             * @description P(treatment is better than control | data)
             * @example 0.97
             */
            chanceToBeatControl: number | null;
            /**
             * @description What is given up on average by shipping the treatment in case it is worse: E[max(control - treatment, 0)], in the unit of the metric
             * @example 0.0001
             */
            expectedLoss: number | null;
            /**
             * @description The same for keeping the control
             * @example 0.01
             */
            expectedLossControl: number | null;
            /**
             * @description E[treatment - control | data], in the unit of the metric
             * @example 0.01
             */
            posteriorMeanLift: number | null;
            /** @description Equal-tailed, of treatment - control */
            credibleIntervalAbsolute: components["schemas"]["IntervalDto"] | null;
            /** @description Equal-tailed, of treatment / control - 1 */
            credibleIntervalRelative: components["schemas"]["IntervalDto"] | null;
            /** @description Of the control's own rate; rates only */
            credibleIntervalControl: components["schemas"]["IntervalDto"] | null;
            /** @description Of the treatment's own rate; rates only */
            credibleIntervalTreatment: components["schemas"]["IntervalDto"] | null;
        };
        PreviewLinkDto: {
            /**
             * @description The page of the experiment with the token; any page that runs the SDK takes it as well
             * @example https://shop.example.com/?ab-preview=1.12.31.1777723200.signature
             */
            url: string;
            /**
             * Format: date-time
             * @example 2026-05-02T12:00:00.000Z
             */
            expiresAt: string;
        };
        PriorsDto: {
            /**
             * @description Of the rate of every variant; Beta(1, 1) when null
             * @example null
             */
            rate: components["schemas"]["RatePriorDto"] | null;
            /** @description Of the absolute lift of metrics that are no rates, in their own unit; flat when null */
            lift: components["schemas"]["LiftPriorDto"] | null;
        };
        PriorsRequest: {
            /** @description Of the rate of every variant; null for Beta(1, 1) */
            rate?: components["schemas"]["RatePriorRequest"] | null;
            /** @description Of the absolute lift of metrics that are no rates, in their own unit; null for a flat one */
            lift?: components["schemas"]["LiftPriorRequest"] | null;
        };
        /** @description What went wrong, as in RFC 9457 */
        Problem: {
            /**
             * Format: uri
             * @example urn:abtestingtool:error:not-found
             */
            type: string;
            /** @example Not Found */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description The end of `type`, for programs
             * @example not-found
             */
            code: string;
            /**
             * @description A sentence for people
             * @example There is no such experiment.
             */
            detail: string;
            /** @description One entry for each fault of a field */
            errors?: {
                /** @example title */
                field: string;
                /** @example must not be empty */
                message: string;
                /**
                 * @description In documents: where it stands, as a JSON pointer
                 * @example /variations/1/traffic
                 */
                pointer?: string;
            }[];
            /**
             * @description Finds the request in the logs
             * @example 3f2a9c1b-4x
             */
            requestId: string;
        };
        ProjectDto: {
            /** @example 1 */
            id: number;
            /** @example Shop */
            name: string;
            /** @example  */
            description: string;
            /** @example 1 */
            orgId: number;
            /** @example Example Shop */
            orgName: string;
            /** @example [] */
            allowedOrigins: string[];
            /** @example 0 */
            holdoutPercent: number;
            /** @example false */
            publishCounters: boolean;
            /** @example false */
            storedAttributesInPublic: boolean;
            /**
             * @description Names the project in pages and public calls, in place of its number; nobody can guess it
             * @example p_3kTMd5sQx0ZaYv7WbCqLrE
             */
            publicId: string;
            /** @example true */
            publicNames: boolean;
            /** @example false */
            requirePublicId: boolean;
            /** @example false */
            browsersOnly: boolean;
            /** @example false */
            requireIdentityProof: boolean;
            /** @description How new experiments are judged */
            protocol: components["schemas"]["ProtocolDto"];
        };
        ProjectMemberDto: {
            /** @example 2 */
            userId: number;
            /** @example ada@example.com */
            email: string;
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /**
             * @example Editor
             * @enum {string}
             */
            permissionType: "Owner" | "Editor" | "Viewer";
            /**
             * @description True while the project is closed to them
             * @example false
             */
            disabled: boolean;
            /**
             * @description Super members of the organization
             * @example false
             */
            super: boolean;
        };
        ProjectPageDto: {
            items: components["schemas"]["ProjectDto"][];
            /** @example 1 */
            total: number;
        };
        ProjectUserDto: {
            /** @example 1 */
            projectId: number;
            /** @example 2 */
            userId: number;
            /** @example User assigned to project successfully */
            message: string;
        };
        ProjectUserLinkDto: {
            /** @example 1 */
            projectId: number;
            /** @example 2 */
            userId: number;
            /**
             * @example Editor
             * @enum {string}
             */
            permissionType: "Owner" | "Editor" | "Viewer";
            /** @example false */
            disabled: boolean;
        };
        ProtocolDto: {
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @enum {string}
             */
            correction: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @enum {string}
             */
            guardrailPolicy: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors: components["schemas"]["PriorsDto"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            minUsers: number;
        };
        ProtocolRequest: {
            /**
             * @description How results are judged; `fixed_horizon` is another name of `frequentist`
             * @example sequential
             * @enum {string}
             */
            method?: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha?: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @example holm
             * @enum {string}
             */
            correction?: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @example non_inferior
             * @enum {string}
             */
            guardrailPolicy?: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors?: components["schemas"]["PriorsRequest"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            minUsers?: number;
        };
        RatePriorDto: {
            /**
             * @description Conversions that are taken for seen
             * @example 1
             */
            alpha: number;
            /**
             * @description The same of those who did not convert
             * @example 1
             */
            beta: number;
        };
        RatePriorRequest: {
            /**
             * @description Conversions that are taken for seen
             * @example 1
             */
            alpha: number;
            /**
             * @description The same of those who did not convert
             * @example 1
             */
            beta: number;
        };
        RefreshRequest: {
            /** @example eyJhbGciOiJIUzI1NiJ9.… */
            refreshToken: string;
        };
        RegistrationDto: {
            /**
             * @description The user
             * @example 2
             */
            id: number;
            /** @example ada@example.com */
            email: string;
            /** @example A otp has been sent to your mail, please use the otp and verify your account! */
            message: string;
        };
        RegistrationRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
             * @example Correct-Horse-9!
             */
            password: string;
            /**
             * @description The organization to belong to
             * @example 1
             */
            orgId: number;
        };
        ReportsDto: {
            /**
             * @description Answers that came after the time limit, so that the original was seen
             * @example 3
             */
            late: number;
            /**
             * @description Variations that could not be applied, or not whole: refused by the page, or their js failed
             * @example 1
             */
            notApplied: number;
            /**
             * @description Redirects that led in a circle and were stopped
             * @example 0
             */
            looped: number;
        };
        ResetPasswordRequest: {
            /**
             * Format: email
             * @description With `otp`
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description The six digits from the mail
             * @example 123456
             */
            otp?: string;
            /**
             * @description From the mailed link, in place of `email` and `otp`
             * @example aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs
             */
            token?: string;
            /**
             * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
             * @example Correct-Horse-9!
             */
            newPassword: string;
        };
        RestoreVersionRequest: {
            /**
             * @description The revision at which the experiment was read; If-Match says the same
             * @example 7
             */
            revision?: number;
            /**
             * @description Whether a running experiment may open to everybody by it; the query can say so too
             * @example false
             */
            opensToEverybody?: boolean;
            /**
             * @description Kept with the version
             * @example The old text sold more
             */
            note?: string;
        };
        ResultsDto: {
            experiment: components["schemas"]["MeasuredExperimentDto"];
            /**
             * @description Its id
             * @example 12
             */
            experimentId: number;
            /** @example Green button */
            experimentName: string;
            /**
             * @description The type of event that makes an end user a converted one
             * @example conversion
             */
            conversionEventType: string;
            /**
             * @description Level of all intervals
             * @example 0.95
             */
            confidenceLevel: number | null;
            /**
             * @description p-values are judged against it (alpha)
             * @example 0.05
             */
            significanceThreshold: number | null;
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Whether this is another view than that of the protocol: for questions, not for decisions
             * @example false
             */
            exploratory: boolean;
            /**
             * @description What of the view is not as the protocol says; empty unless `exploratory`
             * @example []
             */
            differences: ("method" | "significance_threshold" | "confidence_level" | "primary_metrics" | "dates")[];
            /** @description How the experiment is judged, as fixed at its start */
            protocol: components["schemas"]["ResultsProtocolDto"];
            /** @description Changes while it ran, oldest first: numbers mix before and after */
            marks: components["schemas"]["MarkDto"][];
            /**
             * @description Whether the experiment has ended, or its planned size or end is reached. Before, `frequentist` names no winner
             * @example false
             */
            horizonReached: boolean;
            summary: components["schemas"]["ResultsSummaryDto"];
            /** @description Events of the experiment that are stored but count nowhere, whatever the dates asked for, by reason */
            notCounted: components["schemas"]["NotCountedDto"];
            /**
             * @description By type, events that do not count, since they happened in the 24 hours before their end user was assigned, although they arrived after it or name the experiment: a clock was wrong, or times were cut. Types without any are absent
             * @example {
             *       "purchase": 58
             *     }
             */
            eventsBeforeAssignment: {
                [key: string]: number;
            };
            /** @description How often browsers have reported that a served variation was not seen as it should be, whatever the dates asked for */
            reports: components["schemas"]["ReportsDto"];
            /**
             * @description End users who are left out, since they were served different variations under two ids before these were joined
             * @example 0
             */
            crossedOver: number;
            srm: components["schemas"]["SampleRatioDto"];
            /**
             * @description Every code that occurs anywhere: those of statistics, and `not_randomized`, `unknown_shares`, `events_removed`, `no_series`, `series_unadjusted`, `events_before_assignment`, `crossed_over`, `late_answers`, `not_applied`, `looped`, `content_changed`, `targeting_changed`, `metrics_changed`, `unusual_traffic`, `unusual_values` (docs/statistics.md)
             * @example []
             */
            warnings: string[];
            /** @description In id order; of one variant only when asked so */
            variants: components["schemas"]["VariantResultDto"][];
            /** @description Conversions of the first treatment in id order that is not retired, else of the first; null without one control and a treatment */
            comparison: components["schemas"]["LiftDto"] | null;
            /** @description Every treatment against the control on the first primary metric */
            comparisons: components["schemas"]["ComparisonDto"][];
            winner: components["schemas"]["WinnerDto"] | null;
            decision: components["schemas"]["DecisionDto"];
            /** @description Primary metrics first, then secondary ones and guardrails */
            metrics: components["schemas"]["MetricResultDto"][];
            /** @description Every guardrail metric for every treatment */
            guardrails: components["schemas"]["GuardrailDto"][];
            /**
             * @description To be shown next to posterior probabilities; null unless `bayesian`
             * @example null
             */
            posteriorCaveat: string | null;
            /** @description Only when asked for by `by` */
            breakdown: components["schemas"]["BreakdownDto"] | null;
            /** @description Only when asked for by `series` */
            series: components["schemas"]["SeriesDto"] | null;
        };
        ResultsProtocolDto: {
            /**
             * @description How results are judged
             * @enum {string}
             */
            method: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
            /**
             * @description Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha
             * @example 0.05
             */
            alpha: number;
            /**
             * @description Adjustment of p-values over all treatments and primary metrics together
             * @enum {string}
             */
            correction: "holm" | "benjamini_hochberg" | "none";
            /**
             * @description `non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks
             * @enum {string}
             */
            guardrailPolicy: "non_inferior" | "no_harm";
            /** @description What is expected before any data, under `bayesian` */
            priors: components["schemas"]["PriorsDto"];
            /**
             * @description End users that every variant needs before it is judged
             * @example 100
             */
            minUsers: number;
            /**
             * @description `key` of the metrics that decide
             * @example [
             *       "conversion"
             *     ]
             */
            primaryMetrics: string[];
            plan: components["schemas"]["AgreedPlanDto"];
            /**
             * @description Whether the plan or the protocol was changed after the start
             * @example false
             */
            planChanged: boolean;
        };
        ResultsSummaryDto: {
            /**
             * @description Assigned end users of the variants shown
             * @example 10000
             */
            totalAssigned: number;
            /**
             * @description Their counted events
             * @example 24000
             */
            totalEvents: number;
            dateRange: components["schemas"]["DateRangeDto"];
        };
        RoleDto: {
            /** @example 1 */
            id: number;
            /** @example Analyst */
            name: string;
        };
        RolePageDto: {
            items: components["schemas"]["RoleDto"][];
            /** @example 1 */
            total: number;
        };
        SampleRatioDto: {
            /**
             * @description Σ over allocation versions of (end users assigned under it × share), for all variants in id order
             * @example [
             *       5000,
             *       5000
             *     ]
             */
            expectedUsers: number[];
            /**
             * @description Σ (assigned - expected)² / expected
             * @example 0.36
             */
            chiSquare: number | null;
            /**
             * @description Number of variants that expect end users, minus 1
             * @example 1
             */
            degreesOfFreedom: number;
            /**
             * @description Always-valid p-value of the split, good for any number of looks
             * @example 1
             */
            pValue: number | null;
            /**
             * @description Probability of a split at least as uneven by chance (chi-square test), for one look only
             * @example 0.55
             */
            pValueOneLook: number | null;
            /**
             * @description A mismatch is reported below it
             * @example 0.001
             */
            threshold: number | null;
            /**
             * @description `pValue` < threshold: chance alone reports one in 1000 experiments at most, however often they are looked at
             * @example false
             */
            srmDetected: boolean;
            /**
             * @description Why the check could not be made, or should be read with care
             * @example []
             */
            warnings: string[];
        };
        SaveDocumentRequest: {
            /**
             * @description The revision at which the document was read; If-Match says the same
             * @example 7
             */
            revision?: number;
            /**
             * @description Fields as where an experiment is changed alone; null clears
             * @example {
             *       "title": "Green button"
             *     }
             */
            experiment?: {
                [key: string]: unknown;
            };
            /**
             * @description All conditions; those that it lacks are deleted
             * @example [
             *       {
             *         "id": 5,
             *         "urls": [
             *           "/product/"
             *         ]
             *       }
             *     ]
             */
            conditions?: {
                [key: string]: unknown;
            }[];
            /**
             * @description All segments
             * @example [
             *       7
             *     ]
             */
            segmentIds?: number[];
            /**
             * @description All variations; those that it lacks are deleted from a Draft, and retired later
             * @example [
             *       {
             *         "id": 31,
             *         "traffic": 50
             *       },
             *       {
             *         "title": "Green",
             *         "traffic": 50
             *       }
             *     ]
             */
            variations?: {
                [key: string]: unknown;
            }[];
            /**
             * @description All metrics; those that it lacks are deleted
             * @example [
             *       {
             *         "title": "Clicks on buy",
             *         "selector": "#buy"
             *       }
             *     ]
             */
            metrics?: {
                [key: string]: unknown;
            }[];
            /**
             * @description Lets a running experiment open to everybody
             * @example false
             */
            opensToEverybody?: boolean;
            /**
             * @description Kept with the version
             * @example After the talk with sales
             */
            note?: string;
        };
        SecurityEntryDto: {
            /** @example 311 */
            id: number;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When the same came about for the last time in this minute
             * @example 2026-12-01T09:30:00.000Z
             */
            lastAt: string;
            /**
             * @description How often it came about in this minute
             * @example 1
             */
            times: number;
            /**
             * @example login-failed
             * @enum {string}
             */
            kind: "login-succeeded" | "login-failed" | "rate-limited" | "code-failed" | "refresh-token-reused" | "password-changed" | "new-device" | "key-created" | "key-revoked" | "key-new-network" | "key-many-networks" | "refusals" | "settings-changed";
            /**
             * @description The account
             * @example 1
             */
            userId: number | null;
            /**
             * @description As it was then; empty without an account
             * @example ada@example.com
             */
            userEmail: string;
            /**
             * @description The API key
             * @example null
             */
            apiKeyId: number | null;
            /** @example null */
            projectId: number | null;
            /**
             * @description The network of the caller; null when there were several
             * @example 203.0.113.0/24
             */
            network: string | null;
            /**
             * @description The address of a log-in, removed after SECURITY_LOG_ADDRESS_DAYS
             * @example 203.0.113.7
             */
            address: string | null;
            /** @example wrong-password */
            reason: string | null;
            /** @example null */
            details: {
                [key: string]: unknown;
            } | null;
        };
        SecurityLogPageDto: {
            items: components["schemas"]["SecurityEntryDto"][];
            /** @example 1 */
            total: number;
        };
        SeenDto: {
            /** @description The latest first; at most 50 */
            origins: components["schemas"]["SeenOriginDto"][];
            /** @description Only experiments that have visitors, by id */
            visitors: components["schemas"]["SeenVisitorsDto"][];
        };
        SeenOriginDto: {
            /**
             * @description As the browser sent it; `null` for a page without an origin, such as a file
             * @example https://shop.example
             */
            origin: string;
            /**
             * Format: date-time
             * @example 2026-12-01T08:00:00.000Z
             */
            firstAt: string;
            /**
             * Format: date-time
             * @description Up to a minute late
             * @example 2026-12-01T09:30:00.000Z
             */
            lastAt: string;
            /**
             * @description Whether its last request was refused because the project does not allow the origin
             * @example false
             */
            refused: boolean;
            /**
             * Format: date-time
             * @description When a preview was last shown there
             * @example null
             */
            previewedAt: string | null;
        };
        SeenPropertyDto: {
            /** @example amount */
            name: string;
            /**
             * @description Whether all its values were numbers
             * @example true
             */
            isNumber: boolean;
        };
        SeenRequest: {
            /** @example 1 */
            projectId: number;
        };
        SeenTypeDto: {
            /** @example purchase */
            type: string;
            /**
             * @description Of the latest 5,000 events of the project
             * @example 412
             */
            count: number;
            /**
             * @description Whether any had a `value`
             * @example true
             */
            hasValue: boolean;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            lastAt: string;
            /** @description By name; at most 100 */
            properties: components["schemas"]["SeenPropertyDto"][];
        };
        SeenTypesDto: {
            /** @description The most frequent first; at most 200 */
            types: components["schemas"]["SeenTypeDto"][];
        };
        SeenVisitorsDto: {
            /** @example 12 */
            experimentId: number;
            /** @example 4063 */
            users: number;
        };
        SegmentDto: {
            /** @example 7 */
            id: number;
            /** @example 1 */
            projectId: number;
            /** @example Adults in the US */
            name: string;
            /** @example  */
            description: string;
            /**
             * @description Null when only assigned end users are in it
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            createdAt: string;
        };
        SegmentMessageDto: {
            /** @example User assigned to segment successfully */
            message: string;
        };
        SegmentPageDto: {
            items: components["schemas"]["SegmentDto"][];
            /** @example 1 */
            total: number;
        };
        SegmentUserDto: {
            /** @example 7 */
            segmentId: number;
            /** @example 42 */
            endUserId: string;
            /** @example User assigned to segment successfully */
            message: string;
        };
        SeriesComparisonDto: {
            /**
             * @description The treatment
             * @example 2
             */
            variantId: number;
            /**
             * @description Treatment - control so far, in the unit of the metric
             * @example 0.004
             */
            absoluteLift: number | null;
            /**
             * @description The same over |control|, a fraction
             * @example 0.2
             */
            relativeLift: number | null;
            /** @description Confidence sequence of the absolute lift at this look */
            band: components["schemas"]["IntervalDto"] | null;
            /** @description The common part of all bands so far; null before the first and once there is none */
            runningBand: components["schemas"]["IntervalDto"] | null;
            /** @description Confidence sequence of the relative lift at this look */
            relativeBand: components["schemas"]["IntervalDto"] | null;
            /** @description The common part of all relative bands so far, to be drawn with `firstSignificant` */
            runningRelativeBand: components["schemas"]["IntervalDto"] | null;
            /**
             * @description Always-valid p-value of this look
             * @example 0.2
             */
            pValue: number | null;
            /**
             * @description The smallest so far
             * @example 0.2
             */
            runningPValue: number | null;
        };
        SeriesDto: {
            /**
             * @description `key` of the metric
             * @example conversion
             */
            metric: string;
            /** @description One for each day since the first assignment */
            points: components["schemas"]["SeriesPointDto"][];
            /** @description For every treatment */
            firstSignificant: components["schemas"]["FirstSignificantDto"][];
            /**
             * @description Every code that occurs in it
             * @example []
             */
            warnings: string[];
        };
        SeriesPointDto: {
            /**
             * Format: date
             * @example 2026-11-20
             */
            day: string;
            /** @description All variants in id order */
            variants: components["schemas"]["SeriesVariantDto"][];
            /** @description Every treatment against the control, in id order */
            comparisons: components["schemas"]["SeriesComparisonDto"][];
        };
        SeriesVariantDto: {
            /**
             * @description The variant
             * @example 1
             */
            variantId: number;
            /**
             * @description Assigned end users so far
             * @example 2500
             */
            users: number;
            /**
             * @description Rates: end users with an event so far
             * @example 50
             */
            conversions: number | null;
            /**
             * @description The rate or mean so far
             * @example 0.02
             */
            value: number | null;
        };
        SignUpRequest: {
            /**
             * @description Name of the organization
             * @example Example Shop
             */
            name: string;
            /**
             * Format: email
             * @description The part after the @ becomes the domain of the organization; of a public mail provider the whole address does
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
             * @example Correct-Horse-9!
             */
            password: string;
        };
        SignUpStateDto: {
            /**
             * @description False: only invited addresses may sign up
             * @example true
             */
            open: boolean;
            /**
             * @description The only domains whose addresses may sign up; empty: any
             * @example [
             *       "example.com"
             *     ]
             */
            domains: string[];
        };
        StatsDto: {
            /** @example 12 */
            experiment_id: number;
            variants: components["schemas"]["VariantStatsDto"][];
        };
        TestDto: {
            /**
             * @description Standard error of the absolute lift
             * @example 0.003
             */
            standardError: number | null;
            /**
             * @description Absolute lift / its standard error (rates under fixed: / the pooled one)
             * @example 3.3
             */
            statistic: number | null;
            /**
             * @description Two-sided p-value of "no lift"
             * @example 0.031
             */
            pValue: number | null;
            /** @description Of the absolute lift, in the unit of the metric */
            ciAbsolute: components["schemas"]["IntervalDto"] | null;
            /** @description Of the relative lift, a fraction */
            ciRelative: components["schemas"]["IntervalDto"] | null;
        };
        TokenPairDto: {
            /**
             * @description For `Authorization: Bearer …`
             * @example eyJhbGciOiJIUzI1NiJ9.…
             */
            accessToken: string;
            /**
             * @description Works once, for a new pair
             * @example eyJhbGciOiJIUzI1NiJ9.…
             */
            refreshToken: string;
        };
        TrafficRequest: {
            /**
             * @description Each served variation once; 100 in total
             * @example [
             *       {
             *         "variationId": 1,
             *         "traffic": 100
             *       }
             *     ]
             */
            allocations: components["schemas"]["TrafficShareRequest"][];
        };
        TrafficShareRequest: {
            /** @example 1 */
            variationId: number;
            /** @example 34 */
            traffic: number;
        };
        UpdateApiExperimentRequest: {
            /** @example Green button */
            name?: string;
            /** @example A green button sells more */
            description?: string;
            /**
             * @example active
             * @enum {string}
             */
            status?: "draft" | "active" | "paused" | "archived" | "ended";
            /**
             * @description Of the values of its variants; fixed after the start
             * @example string
             * @enum {string}
             */
            value_type?: "boolean" | "string" | "number" | "json";
            /**
             * @description The event that counts as conversion; `conversion` when empty
             * @example purchase
             */
            conversion_event_type?: string;
            /**
             * @description End users after which it may end; 0 or empty for none
             * @example 20000
             */
            planned_users?: number;
            /**
             * Format: date-time
             * @description When it ends by itself; a date stands for the end of that day in UTC, and an empty text for never
             * @example 2026-12-31T23:59:59.000Z
             */
            end_at?: string;
            /** @description How it is judged; a change after the start is marked */
            protocol?: components["schemas"]["ApiProtocolRequest"];
            /** @description The decision that it ends with: together with the status Ended, or later while it is Ended */
            decision?: components["schemas"]["ApiEndDecisionRequest"];
            /**
             * @description null ends the shipping of a variation; what is shipped is chosen by `decision`
             * @example null
             */
            shipped_variation_id?: number;
        };
        UpdateApiSegmentRequest: {
            /** @example Adults in the US */
            name?: string;
            /** @example Visitors from abroad */
            description?: string;
            /**
             * @description Conditions on attributes, in the MongoDB style; `{}` holds for everyone; an empty text removes them
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether a running experiment may open to everybody by it; the query can say so too
             * @example false
             */
            opens_to_everybody?: boolean;
        };
        UpdateConditionRequest: {
            /**
             * @example CONTAIN
             * @enum {string}
             */
            operator?: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT" | "PATH IS" | "PATH CONTAINS" | "QUERY HAS" | "REGEX";
            /**
             * @description Absolute http(s) addresses for IS and IS_NOT, parts of addresses for CONTAIN and NOT CONTAIN, paths for PATH IS, parts of paths for PATH CONTAINS, `name` or `name=value` for QUERY HAS, patterns for REGEX
             * @example [
             *       "/product/"
             *     ]
             */
            urls?: string[];
            /**
             * @description The parameter; for QUERY HAS only
             * @example size
             */
            name?: string;
            /**
             * @description Its value; empty for any
             * @example xl
             */
            value?: string;
            /**
             * @description Which parameters of the query IS and IS_NOT ignore: `tracking` (utm_*, gclid, fbclid and the like; the default), `all`, `none`, or the names in a list, of which `name*` stands for all that begin so
             * @example tracking
             */
            ignoreQuery?: ("tracking" | "all" | "none") | string[];
        };
        UpdateEndUserProfileRequest: {
            /** @example Ada */
            firstName?: string;
            /** @example Lovelace */
            lastName?: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email?: string;
            /** @example true */
            isPremium?: boolean;
            /** @example US */
            countryCode?: string;
            /**
             * @description Whatever else segment rules may ask for; they replace the former ones
             * @example {
             *       "plan": "pro"
             *     }
             */
            attributes?: {
                [key: string]: unknown;
            };
        };
        UpdateEndUserRequest: {
            /** @example Ada */
            first_name?: string;
            /** @example Lovelace */
            last_name?: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email?: string;
            /** @example false */
            is_premium?: boolean;
            /** @example US */
            country_code?: string;
            /**
             * @description Whatever else segment rules may ask for; the fields beside it win over the same names in it. They replace the former ones
             * @example {
             *       "plan": "pro"
             *     }
             */
            attributes?: {
                [key: string]: unknown;
            };
        };
        UpdateExperimentRequest: {
            /** @example Green button */
            title?: string;
            /** @example document.body.dataset.test = "1"; */
            js?: string;
            /** @example #buy { font-weight: bold } */
            css?: string;
            /**
             * @example AB Test
             * @enum {string}
             */
            type?: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
            /**
             * @description Of the values of its variations; fixed after the start
             * @example string
             * @enum {string}
             */
            valueType?: "boolean" | "string" | "number" | "json";
            /**
             * @example Active
             * @enum {string}
             */
            status?: "Draft" | "Active" | "Paused" | "Archived" | "Ended";
            /**
             * Format: uri
             * @example https://shop.example.com/
             */
            url?: string;
            /** @example Does a green button sell more? */
            description?: string;
            /**
             * @example Immediately
             * @enum {string}
             */
            triggerType?: "Immediately" | "DOM Ready" | "URL Changes";
            /**
             * @example ALL
             * @enum {string}
             */
            conditionType?: "ALL" | "ANY";
            /**
             * @description Set to 2 to have the conditions of an older experiment matched as those of a new one
             * @example 2
             * @enum {integer}
             */
            matching?: 1 | 2;
            /**
             * @description Percent of the matching end users who take part
             * @example 100
             */
            coverage?: number;
            /**
             * @description The mutually exclusive group, of which it gets the largest free part; 0 to leave
             * @example 3
             */
            groupId?: number;
            /**
             * @description End users that it is planned for: the horizon of its results, and where it ends if asked; 0 or empty for none
             * @example 20000
             */
            plannedUsers?: number;
            /**
             * Format: date-time
             * @description When it ends by itself; a date stands for the end of that day in UTC, and an empty text for never
             * @example 2026-12-31T23:59:59.000Z
             */
            endAt?: string;
            /**
             * @description Whether it ends by itself once plannedUsers are assigned
             * @example false
             */
            endsItself?: boolean;
            /**
             * @description Whether it is paused by itself once a guardrail fails, and its Owners told by mail
             * @example false
             */
            stopsOnGuardrail?: boolean;
            /**
             * @description The same once assigned users do not follow the shares (sample ratio mismatch)
             * @example false
             */
            stopsOnSrm?: boolean;
            /** @description How it is judged; a change after the start is marked, and the fixed-horizon test then counts no more */
            protocol?: components["schemas"]["ProtocolRequest"];
            /** @description The decision that it ends with: together with the status Ended, or later while it is Ended */
            decision?: components["schemas"]["EndDecisionRequest"];
            /**
             * @description null ends the shipping of a variation; what is shipped is chosen by `decision`
             * @example null
             */
            shippedVariationId?: number;
            /**
             * @description The event that counts as conversion
             * @example purchase
             */
            conversionEventType?: string;
            /**
             * @example [
             *       "checkout"
             *     ]
             */
            tags?: string[];
        };
        UpdateMemberRequest: {
            /**
             * @description False approves a request to belong to the organization
             * @example false
             */
            disabled?: boolean;
            /**
             * @description Only for super members to set
             * @example false
             */
            super?: boolean;
            /** @example Ada */
            firstName?: string;
            /** @example Lovelace */
            lastName?: string;
            /** @example +44 20 7946 0000 */
            contactNumber?: string;
            /**
             * @description A role of the organization
             * @example 1
             */
            roleId?: number;
            /**
             * @description A menu template of the organization
             * @example 1
             */
            menuTemplateId?: number;
            /**
             * @description API keys of the member that the caller takes over, so that they do not stop with this change; the caller has to be one who could make them
             * @example [
             *       1
             *     ]
             */
            takeOverKeys?: number[];
        };
        UpdateMenuTemplateRequest: {
            /** @example Readers */
            name?: string;
            /**
             * @description The organization of the template; it cannot be changed
             * @example 1
             */
            orgId?: number;
            /**
             * @description JSON text: a list of `{key, label, icon?, data: {href, actions[]}, children?}`
             * @example [{"key":"project","label":"Project","data":{"href":"/project","actions":["act:get-projects"]}}]
             */
            tree?: string;
        };
        UpdateMetricRequest: {
            /**
             * @description Whether a named event is counted, not clicks
             * @example false
             */
            custom?: boolean;
            /** @example Every click on the button */
            description?: string;
            /**
             * @description What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the sum of another (such as revenue per order)
             * @example binomial
             * @enum {string}
             */
            kind?: "binomial" | "count" | "mean" | "ratio";
            /**
             * @description Which way is better
             * @example increase
             * @enum {string}
             */
            goal?: "increase" | "decrease";
            /**
             * @description `primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform
             * @example primary
             * @enum {string}
             */
            role?: "primary" | "secondary" | "guardrail";
            /**
             * @description `ratio` only: whether the metric's events or their values are the numerator
             * @example count
             * @enum {string}
             */
            ratioOf?: "count" | "values";
            /**
             * @description `ratio` only, where it is required: the event type in the denominator; empty for other kinds
             * @example
             */
            denominator?: string;
            /**
             * @description `ratio` only: whether the denominator's events or their values are added up
             * @example count
             * @enum {string}
             */
            denominatorOf?: "count" | "values";
            /**
             * @description `count` and `mean` only: whether an end user's value is cut at a `fixed` number or at a `percentile` of the values of all end users of all variations
             * @example none
             * @enum {string}
             */
            capping?: "none" | "fixed" | "percentile";
            /**
             * @description The number of a `fixed` capping, in the unit of the metric
             * @example 500
             */
            cap?: number;
            /**
             * @description The percentile of a `percentile` capping, as a fraction
             * @example 0.99
             */
            capPercentile?: number;
            /**
             * @description Whether the percentile is that of the non-zero values
             * @example false
             */
            capIgnoresZeros?: boolean;
            /**
             * @description Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)
             * @example relative
             * @enum {string}
             */
            marginType?: "relative" | "absolute";
            /**
             * @description Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)
             * @example 0.05
             */
            margin?: number;
            /**
             * @description Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); not for `ratio`
             * @example false
             */
            cuped?: boolean;
            /**
             * @description How many days before the assignment CUPED looks at
             * @example 30
             */
            covariateDays?: number;
            /**
             * @description The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)
             * @example 10000
             */
            maxPublicValue?: number;
            /**
             * @description Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then on (`not_counted: public_source`), and results say how many they are
             * @example false
             */
            secretOnly?: boolean;
            /** @example Clicks on buy */
            title?: string;
            /**
             * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
             * @example #buy
             */
            selector?: string;
        };
        UpdateProfileRequest: {
            /** @example Ada */
            firstName?: string;
            /** @example Lovelace */
            lastName?: string;
            /** @example +44 20 7946 0000 */
            contactNumber?: string;
        };
        UpdateProjectRequest: {
            /** @description How new experiments are judged; those that there are keep theirs */
            protocol?: components["schemas"]["ProtocolRequest"];
            /**
             * @description Whether decisions show titles and descriptions to everybody; with false they are empty texts there. True for a new project
             * @example true
             */
            publicNames?: boolean;
            /**
             * @description Whether calls without a secret key have to name the project by `publicId`: its number, and ids of experiments without a project, are then as unknown as those that do not exist
             * @example false
             */
            requirePublicId?: boolean;
            /**
             * @description Whether only visitors with a browser are counted; HTTP libraries and headless browsers then get decisions and make no exposures, as robots do
             * @example false
             */
            browsersOnly?: boolean;
            /**
             * @description Whether pages can join a visitor to a known end user only with a proof that the back end of the site made; without it such joins are a matter of one browser. Set it once the site makes proofs
             * @example false
             */
            requireIdentityProof?: boolean;
            /** @example Shop */
            name?: string;
            /** @example The web shop */
            description?: string;
            /**
             * @description Web sites that may ask for decisions; empty means any. `https://*.shop.example.com` stands for all subdomains at any depth, and not for the domain itself
             * @example [
             *       "https://shop.example.com"
             *     ]
             */
            allowedOrigins?: string[];
            /**
             * @description Percent of end users kept out of every experiment
             * @example 5
             */
            holdoutPercent?: number;
            /**
             * @description Whether decisions show how often a metric was triggered
             * @example false
             */
            publishCounters?: boolean;
            /**
             * @description Whether stored attributes of end users count for decisions without an API key, where anybody can ask by id
             * @example false
             */
            storedAttributesInPublic?: boolean;
        };
        UpdateProjectUserRequest: {
            /**
             * @example Editor
             * @enum {string}
             */
            permissionType?: "Owner" | "Editor" | "Viewer";
            /** @example false */
            disabled?: boolean;
            /**
             * @description API keys of the member that the caller takes over, so that they do not stop with this change; the caller has to be one who could make them
             * @example [
             *       1
             *     ]
             */
            takeOverKeys?: number[];
        };
        UpdateRoleRequest: {
            /** @example Analyst */
            name?: string;
            /**
             * @description The organization of the role; it cannot be changed
             * @example 1
             */
            orgId?: number;
        };
        UpdateSegmentRequest: {
            /** @example Adults in the US */
            name?: string;
            /** @example Visitors from abroad */
            description?: string;
            /**
             * @description Conditions on attributes, in the MongoDB style; `{}` holds for everyone; an empty text removes them
             * @example {
             *       "country_code": "US",
             *       "age": {
             *         "$gte": 18
             *       }
             *     }
             */
            rules?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether a running experiment may open to everybody by it; the query can say so too
             * @example false
             */
            opensToEverybody?: boolean;
        };
        UpdateVariantRequest: {
            /** @example Green */
            name?: string;
            /**
             * @description Its share of all end users, in percent
             * @example 50
             */
            percent_allocated?: number;
            /**
             * @description Another name for `percent_allocated`
             * @example 50
             */
            traffic_percentage?: number;
            /**
             * @description What programs use, of the experiment's valueType; its title when a text is left out
             * @example green
             */
            value?: boolean | string | number | {
                [key: string]: unknown;
            } | unknown[];
            /**
             * @description What it changes in the page without code, in order
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes?: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
        };
        UpdateVariationRequest: {
            /** @example Green */
            title?: string;
            /** @example document.querySelector('#buy').textContent = 'Order now'; */
            js?: string;
            /** @example #buy { background: green } */
            css?: string;
            /**
             * @description All of them, in order; an empty list clears
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes?: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
            /**
             * @description What programs use, of the experiment's valueType; its title when a text is left out
             * @example green
             */
            value?: boolean | string | number | {
                [key: string]: unknown;
            } | unknown[];
            /**
             * Format: uri-reference
             * @description Where Split URL and Redirect send the visitor: absolute, or relative to the page
             * @example https://shop.example.com/
             */
            redirectUrl?: string;
            /**
             * @description Personalization: the segment it is for; 0 for none
             * @example 7
             */
            segmentId?: number;
        };
        UpdatedMemberDto: {
            /** @example 2 */
            id: number;
            /** @example false */
            disabled: boolean;
            /** @example false */
            super: boolean;
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /** @example +44 20 7946 0000 */
            contactNumber: string;
        };
        UserDto: {
            /** @example 2 */
            id: number;
            /** @example ada@example.com */
            email: string;
            /** @example true */
            verified: boolean;
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /** @example +44 20 7946 0000 */
            contactNumber: string;
        };
        VariantDetailsDto: {
            /** @example 31 */
            id: number;
            /** @example 12 */
            experiment_id: number;
            /** @example Green */
            name: string;
            /** @example 50 */
            percent_allocated: number;
            /**
             * @description The same number
             * @example 50
             */
            traffic_percentage: number;
            /** @example false */
            is_control: boolean;
            /**
             * @description Served to nobody any more; results keep it
             * @example false
             */
            is_retired: boolean;
            /**
             * @description What programs use; null for none. Lists do not show it
             * @example green
             */
            value?: (boolean | string | number | {
                [key: string]: unknown;
            } | unknown[]) | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
            /**
             * @description What it changes in the page without code, in order
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
        };
        VariantDto: {
            /** @example 31 */
            id: number;
            /** @example 12 */
            experiment_id: number;
            /** @example Green */
            name: string;
            /** @example 50 */
            percent_allocated: number;
            /**
             * @description The same number
             * @example 50
             */
            traffic_percentage: number;
            /** @example false */
            is_control: boolean;
            /**
             * @description Served to nobody any more; results keep it
             * @example false
             */
            is_retired: boolean;
            /**
             * @description What programs use; null for none. Lists do not show it
             * @example green
             */
            value?: (boolean | string | number | {
                [key: string]: unknown;
            } | unknown[]) | null;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            created_at: string;
        };
        VariantRequest: {
            /** @example Green */
            name: string;
            /**
             * @description Its share of all end users, in percent
             * @example 50
             */
            percent_allocated?: number;
            /**
             * @description Another name for `percent_allocated`
             * @example 50
             */
            traffic_percentage?: number;
            /**
             * @description What programs use, of the experiment's valueType; its title when a text is left out
             * @example green
             */
            value?: boolean | string | number | {
                [key: string]: unknown;
            } | unknown[];
            /**
             * @description What it changes in the page without code, in order
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes?: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
        };
        VariantResultDto: {
            /**
             * @description The variant
             * @example 1
             */
            variantId: number;
            /** @example Control */
            variantName: string;
            /**
             * @description Whether it is the control
             * @example false
             */
            isControl: boolean;
            /**
             * @description Whether it is served to nobody any more; what its end users did stays
             * @example false
             */
            retired: boolean;
            /**
             * @description Assigned end users, those without any event included
             * @example 5000
             */
            assignedCount: number;
            /**
             * @description How many of all assigned end users it would have if they were split exactly as configured
             * @example 5000
             */
            expectedCount: number | null;
            /**
             * @description Counted events of all types
             * @example 12000
             */
            eventCount: number;
            /**
             * @description Counted events by type; types without events are absent
             * @example {
             *       "conversion": 120
             *     }
             */
            eventsByType: {
                [key: string]: number;
            };
            /** @description The same with distinct end users and their rate */
            eventTypes: {
                [key: string]: components["schemas"]["EventTypeDto"];
            };
            /**
             * @description End users with at least one counted event of any type
             * @example 4000
             */
            uniqueUsersWithEvents: number;
            /**
             * @description End users with at least one event of the conversion type
             * @example 100
             */
            conversions: number;
            /**
             * @description conversions / assignedCount; null without end users
             * @example 0.02
             */
            conversionRate: number | null;
            /** @description Wilson's score interval of the conversion rate */
            conversionRateInterval: components["schemas"]["IntervalDto"] | null;
            /**
             * @description Sum of the values of all events of the conversion type
             * @example 5990
             */
            valueSum: number | null;
            /**
             * @description valueSum / assignedCount: the value per assigned end user; null without end users
             * @example 1.198
             */
            valueMean: number | null;
            /**
             * @description (rate - rate of the control) / rate of the control, a fraction; null for the control itself
             * @example 0.2
             */
            lift: number | null;
            /** @description Of the lift, by the method */
            liftInterval: components["schemas"]["IntervalDto"] | null;
            /**
             * @description Two-sided p-value of "no lift" by the method; null for the control and under `bayesian`
             * @example 0.031
             */
            pValue: number | null;
            /**
             * @description The p-value after adjusting by Holm over treatments and primary metrics
             * @example 0.031
             */
            adjustedPValue: number | null;
            /**
             * @description adjusted p-value < significance threshold; null for the control
             * @example true
             */
            isSignificant: boolean | null;
            /**
             * @description `bayesian`: P(better than control | data); see `posteriorCaveat`
             * @example null
             */
            chanceToBeatControl: number | null;
            /**
             * @description `bayesian`: what is given up on average by shipping it in case it is worse, as a rate
             * @example null
             */
            expectedLoss: number | null;
        };
        VariantShareRequest: {
            /**
             * @description The variant.
             * @example 1
             */
            id: number;
            /**
             * @description Its share of all end users, in percent
             * @example 100
             */
            percent_allocated?: number;
            /**
             * @description Another name for `percent_allocated`
             * @example 100
             */
            traffic_percentage?: number;
        };
        VariantStatsDto: {
            /** @example 1000 */
            assignments: number;
            /** @example 1500 */
            impressions: number;
            /** @example 120 */
            clicks: number;
            /** @example 60 */
            conversions: number;
            /**
             * @description clicks / impressions
             * @example 0.08
             */
            ctr: number | null;
            /**
             * @description End users with at least one conversion / assignments
             * @example 0.055
             */
            conversion_rate: number | null;
            /** @example 31 */
            variant_id: number;
            /** @example Green button */
            variant_name: string;
            /** @description Only with `group_by` */
            groups?: components["schemas"]["GroupStatsDto"][];
        };
        VariationDto: {
            /** @example 31 */
            id: number;
            /** @example 12 */
            experimentId: number;
            /** @example Green */
            title: string;
            /**
             * @description Percent
             * @example 50
             */
            traffic: number;
            /** @example  */
            js: string;
            /** @example #buy { background: green } */
            css: string;
            /**
             * @description What it changes in the page without code, in order
             * @example [
             *       {
             *         "action": "text",
             *         "selector": "#buy",
             *         "value": "Order now"
             *       }
             *     ]
             */
            changes: {
                /** @enum {string} */
                action: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                /** @description CSS; `>>>` steps into an open shadow root */
                selector?: string;
                /** @description Of `move` and `insert`: where to */
                target?: string;
                /**
                 * @description Beside the target, or inside it
                 * @enum {string}
                 */
                position?: "before" | "after" | "first" | "last";
                /** @description Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS */
                value?: string | null;
                /** @description Of the attribute */
                name?: string;
                /** @description Of the style */
                property?: string;
                important?: boolean;
                add?: string[];
                remove?: string[];
            }[];
            /**
             * @description What programs use, of the experiment's valueType; null for none, where a text is the title
             * @example green
             */
            value: (boolean | string | number | {
                [key: string]: unknown;
            } | unknown[]) | null;
            /** @example  */
            redirectUrl: string;
            /** @example null */
            segmentId: number | null;
            /** @example false */
            isControl: boolean;
            /**
             * @description Served to nobody any more; results keep it
             * @example false
             */
            retired: boolean;
        };
        VerificationLinkDto: {
            /** @example ada@example.com */
            email: string;
            /** @description All that was asked for with the address, oldest first */
            claims: components["schemas"]["ClaimDto"][];
        };
        VerificationLinkRequest: {
            /**
             * @description From the mailed link
             * @example aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs
             */
            token: string;
        };
        VerifyRequest: {
            /**
             * Format: email
             * @description With `otp`
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description The six digits from the mail
             * @example 123456
             */
            otp?: string;
            /**
             * @description From the mailed link, in place of `email` and `otp`
             * @example aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs
             */
            token?: string;
            /**
             * @description The password of exactly one claim picks it; any other becomes the password of `claimId`. May be left out with a code while one sign-up or registration waits and no invitation does, unless VERIFY_WITH_PASSWORD is set
             * @example Correct-Horse-9!
             */
            password?: string;
            /**
             * @description The claim that counts, when the password does not tell
             * @example 7
             */
            claimId?: number;
        };
        VersionComparisonDto: {
            /** @example 3 */
            to: number;
            /**
             * @description What differs, from the older one of the two to the newer one
             * @example [
             *       "Share of ‘Green’ 33% → 50%"
             *     ]
             */
            changes: string[];
        };
        VersionDetailsDto: {
            /**
             * @description The revision that it made, or that was in force
             * @example 7
             */
            number: number;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            at: string;
            /**
             * @description A member, an API key, or what the product did by itself
             * @example ada@example.com
             */
            author: string;
            /**
             * @description Null when no member made it
             * @example 1
             */
            userId: number | null;
            /**
             * @description What its author wrote about it
             * @example
             */
            note: string;
            /**
             * @description Why it changed when nobody changed the experiment itself, such as `Segment ‘US’ changed`
             * @example
             */
            reason: string;
            /**
             * @description The version that it brought back
             * @example null
             */
            restoredFrom: number | null;
            /**
             * @description The differences from the version before, in words
             * @example [
             *       "Share of ‘Green’ 33% → 50%"
             *     ]
             */
            changes: string[];
            /** @description The experiment as the version has it */
            document: components["schemas"]["ExperimentDocumentDto"];
            /** @description Null for the first version */
            compared?: components["schemas"]["VersionComparisonDto"] | null;
        };
        VersionDto: {
            /**
             * @description The revision that it made, or that was in force
             * @example 7
             */
            number: number;
            /**
             * Format: date-time
             * @example 2026-05-01T12:00:00.000Z
             */
            at: string;
            /**
             * @description A member, an API key, or what the product did by itself
             * @example ada@example.com
             */
            author: string;
            /**
             * @description Null when no member made it
             * @example 1
             */
            userId: number | null;
            /**
             * @description What its author wrote about it
             * @example
             */
            note: string;
            /**
             * @description Why it changed when nobody changed the experiment itself, such as `Segment ‘US’ changed`
             * @example
             */
            reason: string;
            /**
             * @description The version that it brought back
             * @example null
             */
            restoredFrom: number | null;
            /**
             * @description The differences from the version before, in words
             * @example [
             *       "Share of ‘Green’ 33% → 50%"
             *     ]
             */
            changes: string[];
        };
        WinnerDto: {
            /**
             * @description The variant
             * @example 2
             */
            variantId: number;
            /** @example Green */
            variantName: string;
            /**
             * @description Whether it is the control, all treatments being worse
             * @example false
             */
            isControl: boolean;
            /**
             * @description `key` of the first primary metric, which the numbers are of
             * @example conversion
             */
            metric: string;
            /**
             * @description Relative lift; null when the control wins
             * @example 0.2
             */
            lift: number | null;
            /** @description Of the lift, by the method */
            liftInterval: components["schemas"]["IntervalDto"] | null;
            /**
             * @description By the method; null under `bayesian`
             * @example 0.031
             */
            pValue: number | null;
            /**
             * @description After adjusting
             * @example 0.031
             */
            adjustedPValue: number | null;
            /**
             * @description `bayesian`: P(better than control | data)
             * @example null
             */
            chanceToBeatControl: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Root_greet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    Actions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "experiment_id": 5,
                 *       "user_id": "customer-17",
                 *       "url": "https://shop.example.com/product/7",
                 *       "attributes": {
                 *         "plan": "pro"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id or key
                     * @example 5
                     */
                    experiment_id: number | string;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /**
                     * Format: uri
                     * @description The page; without one, experiments with URL conditions are `not_targeted`
                     * @example https://shop.example.com/product/7
                     */
                    url?: string | null;
                    /**
                     * @description What segment rules may ask for, at most 10 levels deep. With a publishable key what the headers tell of the browser is known too.
                     * @example {
                     *       "plan": "pro"
                     *     }
                     */
                    attributes?: Record<string, never> | null;
                    /** @description Kept from the first assignment */
                    device_type?: (string | number) | null;
                    /** @description Kept from the first assignment */
                    campaign_id?: (string | number) | null;
                    /** @description Kept from the first assignment */
                    ad_id?: (string | number) | null;
                };
            };
        };
        responses: {
            /** @description The variant, or why there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id?: string;
                        /** @example 5 */
                        experiment_id?: number;
                        experiment_key?: string;
                        /** @example Green button */
                        variant?: string | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** Format: date-time */
                        assigned_at?: string | null;
                        /**
                         * @description What programs use, of the type of the experiment; only there where it has values
                         * @example green
                         */
                        value?: unknown;
                        /**
                         * @description Only there when the experiment has ended and everybody gets this variant; nothing is recorded
                         * @enum {boolean}
                         */
                        shipped?: true;
                        /**
                         * @description Only without a variant
                         * @enum {string}
                         */
                        reason?: "not_active" | "not_targeted" | "not_in_segment" | "rules_too_expensive" | "not_covered" | "holdout" | "excluded_by_group";
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                /** @description Rows at most; 100 by default */
                limit?: number;
                /** @description `X-Next-Cursor` of the answer before */
                cursor?: string;
                /** @description Needed with a login that can reach several projects; a key knows its own */
                project_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: {
                /** @description In place of the one in the body */
                project_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly import",
                 *       "kind": "secret",
                 *       "scopes": [
                 *         "decide",
                 *         "events:write"
                 *       ],
                 *       "service": false,
                 *       "expires_at": "2026-12-31T23:59:59.000Z",
                 *       "project_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "type": "conversion",
                 *       "timestamp": "2026-11-20T12:00:00Z",
                 *       "sent_at": "2026-11-20T12:00:30Z",
                 *       "value": 59.9,
                 *       "properties": {
                 *         "items": 3
                 *       },
                 *       "event_id": "order-4711",
                 *       "campaign_id": "spring",
                 *       "ad_id": "ad-4",
                 *       "device_type": "mobile"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /**
                     * @description At most 2,000 bytes
                     * @example conversion
                     */
                    type: string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                } | {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /**
                     * @description At most 2,000 bytes
                     * @example conversion
                     */
                    type: string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                }[];
            };
        };
        responses: {
            /** @description The event came before. A secret key gets the first one whole, a publishable one `id`, `event_id` and `duplicate` alone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id: number;
                        event_id: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                        /**
                         * @example true
                         * @enum {boolean}
                         */
                        duplicate: true;
                    };
                };
            };
            /** @description The stored event; for an array how many were new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id?: number;
                        event_id?: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                    } | {
                        /** @example 2 */
                        accepted?: number;
                        /**
                         * @description Known event ids
                         * @example 1
                         */
                        duplicates?: number;
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeClicks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "timestamp": "2026-11-20T12:00:00Z",
                 *       "sent_at": "2026-11-20T12:00:30Z",
                 *       "value": 59.9,
                 *       "properties": {
                 *         "items": 3
                 *       },
                 *       "event_id": "order-4711",
                 *       "campaign_id": "spring",
                 *       "ad_id": "ad-4",
                 *       "device_type": "mobile"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                } | {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                }[];
            };
        };
        responses: {
            /** @description The event came before. A secret key gets the first one whole, a publishable one `id`, `event_id` and `duplicate` alone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id: number;
                        event_id: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                        /**
                         * @example true
                         * @enum {boolean}
                         */
                        duplicate: true;
                    };
                };
            };
            /** @description The stored event; for an array how many were new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id?: number;
                        event_id?: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                    } | {
                        /** @example 2 */
                        accepted?: number;
                        /**
                         * @description Known event ids
                         * @example 1
                         */
                        duplicates?: number;
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeConversions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "timestamp": "2026-11-20T12:00:00Z",
                 *       "sent_at": "2026-11-20T12:00:30Z",
                 *       "value": 59.9,
                 *       "properties": {
                 *         "items": 3
                 *       },
                 *       "event_id": "order-4711",
                 *       "campaign_id": "spring",
                 *       "ad_id": "ad-4",
                 *       "device_type": "mobile"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                } | {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                }[];
            };
        };
        responses: {
            /** @description The event came before. A secret key gets the first one whole, a publishable one `id`, `event_id` and `duplicate` alone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id: number;
                        event_id: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                        /**
                         * @example true
                         * @enum {boolean}
                         */
                        duplicate: true;
                    };
                };
            };
            /** @description The stored event; for an array how many were new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id?: number;
                        event_id?: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                    } | {
                        /** @example 2 */
                        accepted?: number;
                        /**
                         * @description Known event ids
                         * @example 1
                         */
                        duplicates?: number;
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeImpressions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "timestamp": "2026-11-20T12:00:00Z",
                 *       "sent_at": "2026-11-20T12:00:30Z",
                 *       "value": 59.9,
                 *       "properties": {
                 *         "items": 3
                 *       },
                 *       "event_id": "order-4711",
                 *       "campaign_id": "spring",
                 *       "ad_id": "ad-4",
                 *       "device_type": "mobile"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                } | {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
                    experiment_id?: (number | string) | null;
                    /** @description Needs `experiment_id`. Results use the recorded assignment */
                    variant_id?: (number | string) | null;
                    /** @description The name in place of the id; needs `experiment_id` */
                    variant?: (string | number) | null;
                    /**
                     * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused. Without a fraction of a second it counts from its second.
                     * @example 2026-11-20T12:00:00Z
                     */
                    timestamp?: (string | number) | null;
                    /**
                     * @description When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the time is shifted by the difference to the arrival.
                     * @example 2026-11-20T12:00:30Z
                     */
                    sent_at?: (string | number) | null;
                    /**
                     * @description For example a revenue
                     * @example 59.9
                     */
                    value?: number | null;
                    /**
                     * @description At most 10 levels deep
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                    /**
                     * @description Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind
                     * @example order-4711
                     */
                    event_id?: (string | number) | null;
                    /** @example spring */
                    campaign_id?: (string | number) | null;
                    /** @example ad-4 */
                    ad_id?: (string | number) | null;
                    /** @example mobile */
                    device_type?: (string | number) | null;
                }[];
            };
        };
        responses: {
            /** @description The event came before. A secret key gets the first one whole, a publishable one `id`, `event_id` and `duplicate` alone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id: number;
                        event_id: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                        /**
                         * @example true
                         * @enum {boolean}
                         */
                        duplicate: true;
                    };
                };
            };
            /** @description The stored event; for an array how many were new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 4503599627370497 */
                        id?: number;
                        event_id?: string | null;
                        /** @example customer-17 */
                        user_id?: string | null;
                        /** @example 5 */
                        experiment_id?: number | null;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example conversion */
                        type?: string;
                        /** Format: date-time */
                        timestamp?: string;
                        /** @example 59.9 */
                        value?: number | null;
                        properties?: {
                            [key: string]: unknown;
                        } | null;
                        campaign_id?: string | null;
                        ad_id?: string | null;
                        device_type?: string | null;
                    } | {
                        /** @example 2 */
                        accepted?: number;
                        /**
                         * @description Known event ids
                         * @example 1
                         */
                        duplicates?: number;
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiEvents_list: {
        parameters: {
            query?: {
                /** @description Rows at most; 100 by default */
                limit?: number;
                /** @description `X-Next-Cursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiEventDto"][];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope events:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiEvents_filter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limit": 100,
                 *       "cursor": "",
                 *       "start_time": "2026-12-31T23:59:59.000Z",
                 *       "end_time": "2026-12-31T23:59:59.000Z",
                 *       "variant_id": 1,
                 *       "event_types": [
                 *         "click"
                 *       ],
                 *       "user_ids": [
                 *         "customer-17"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["FilterEventsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiEventDto"][];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope events:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiEvents_export: {
        parameters: {
            query?: {
                /** @description `ndjson` when left out */
                format?: "ndjson" | "csv";
            };
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope events:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_list: {
        parameters: {
            query?: {
                /** @description Rows at most; 100 by default */
                limit?: number;
                /** @description `X-Next-Cursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"][];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Green button",
                 *       "description": "A green button sells more",
                 *       "key": "green-button",
                 *       "status": "draft",
                 *       "type": "AB Test",
                 *       "value_type": "string",
                 *       "conversion_event_type": "purchase",
                 *       "planned_users": 20000,
                 *       "end_at": "2026-12-31T23:59:59.000Z",
                 *       "variants": [
                 *         {
                 *           "name": "Control",
                 *           "percent_allocated": 50
                 *         },
                 *         {
                 *           "name": "Green",
                 *           "percent_allocated": 50
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiExperimentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkEligibility: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "experiment_ids": [
                 *         5
                 *       ],
                 *       "user_id": "customer-17",
                 *       "url": "https://shop.example.com/product/7",
                 *       "attributes": {
                 *         "plan": "pro"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Ids or keys
                     * @example [
                     *       5
                     *     ]
                     */
                    experiment_ids: (number | string)[];
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /**
                     * Format: uri
                     * @description The page; without one, experiments with URL conditions are `not_targeted`
                     * @example https://shop.example.com/product/7
                     */
                    url?: string | null;
                    /**
                     * @description What segment rules may ask for, at most 10 levels deep. With a publishable key what the headers tell of the browser is known too.
                     * @example {
                     *       "plan": "pro"
                     *     }
                     */
                    attributes?: Record<string, never> | null;
                    /** @description Kept from the first assignment */
                    device_type?: (string | number) | null;
                    /** @description Kept from the first assignment */
                    campaign_id?: (string | number) | null;
                    /** @description Kept from the first assignment */
                    ad_id?: (string | number) | null;
                };
            };
        };
        responses: {
            /** @description The variants by the references asked; others are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example {
                         *       "5": {
                         *         "variant_id": 11
                         *       }
                         *     }
                         */
                        eligible_experiment_ids?: {
                            [key: string]: {
                                /** @example 5 */
                                variant_id?: number;
                                /**
                                 * @description What programs use, of the type of the experiment; only there where it has values
                                 * @example green
                                 */
                                value?: unknown;
                                /**
                                 * @description Only there when the experiment has ended and everybody gets this variant; nothing is recorded
                                 * @enum {boolean}
                                 */
                                shipped?: true;
                            };
                        };
                    };
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPlanning_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "experiment_id": 1,
                 *       "metric_id": 1,
                 *       "kind": "binomial",
                 *       "method": "frequentist",
                 *       "baseline": 0.1,
                 *       "sd": 60,
                 *       "covariate_correlation": 0,
                 *       "relative_mde": 0.2,
                 *       "n_control": 4000,
                 *       "n_treatment": 4000,
                 *       "users": 8000,
                 *       "direction": "increase",
                 *       "alpha": 0.05,
                 *       "power": 0.8,
                 *       "comparisons": 1,
                 *       "treatments": 1,
                 *       "allocation_ratio": 1,
                 *       "daily_users": 1000,
                 *       "traffic_fraction": 1,
                 *       "weights": [
                 *         50,
                 *         50
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiPlanRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiPlanDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Green button",
                 *       "description": "A green button sells more",
                 *       "status": "active",
                 *       "value_type": "string",
                 *       "conversion_event_type": "purchase",
                 *       "planned_users": 20000,
                 *       "end_at": "2026-12-31T23:59:59.000Z",
                 *       "shipped_variation_id": null
                 *     }
                 */
                "application/json": components["schemas"]["UpdateApiExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The status cannot follow, or something is missing for the start */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id or its key
                 * @example green-button
                 */
                experiment: string;
                /**
                 * @description The end user
                 * @example customer-17
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The variant, or why there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 5 */
                        experiment_id?: number;
                        user_id?: string;
                        /** @example 11 */
                        variant_id?: number | null;
                        /** @example Green button */
                        variant_name?: string | null;
                        /** Format: date-time */
                        assigned_at?: string | null;
                        /**
                         * @description What programs use, of the type of the experiment; only there where it has values
                         * @example green
                         */
                        value?: unknown;
                        /**
                         * @description Only there when the experiment has ended and everybody gets this variant; nothing is recorded
                         * @enum {boolean}
                         */
                        shipped?: true;
                        /**
                         * @description Only without a variant
                         * @enum {string}
                         */
                        reason?: "not_active" | "not_targeted" | "not_in_segment" | "rules_too_expensive" | "not_covered" | "holdout" | "excluded_by_group";
                    };
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiDocuments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDocumentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiDocuments_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision": 7,
                 *       "experiment": {
                 *         "title": "Green button"
                 *       },
                 *       "conditions": [
                 *         {
                 *           "id": 5,
                 *           "urls": [
                 *             "/product/"
                 *           ]
                 *         }
                 *       ],
                 *       "segment_ids": [
                 *         7
                 *       ],
                 *       "variations": [
                 *         {
                 *           "id": 31,
                 *           "traffic": 50
                 *         },
                 *         {
                 *           "title": "Green",
                 *           "traffic": 50
                 *         }
                 *       ],
                 *       "metrics": [
                 *         {
                 *           "title": "Clicks on buy",
                 *           "selector": "#buy"
                 *         }
                 *       ],
                 *       "opens_to_everybody": false,
                 *       "note": "After the talk with sales"
                 *     }
                 */
                "application/json": components["schemas"]["ApiSaveDocumentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDocumentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status or the start does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Neither `revision` nor If-Match is there */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is neither Active nor Paused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiResults_readResults: {
        parameters: {
            query?: {
                /** @description Events not before */
                start_date?: string;
                /** @description Events not after; a date stands for the whole day */
                end_date?: string;
                /** @description Events of this type only, which are the conversions */
                event_type?: string;
                /** @description The type of event that makes an end user a converted one; the experiment's own when left out */
                conversion_event_type?: string;
                /** @description This variant only */
                variant_id?: number;
                /** @description How results are judged; as the protocol says when left out. `fixed_horizon` is another name of `frequentist`. `sequential` may be looked at any time */
                method?: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
                /** @description Level of all intervals; 1 - alpha of the protocol when left out */
                confidence_level?: number;
                /** @description p-values are judged against it; alpha of the protocol when left out */
                significance_threshold?: number;
                /** @description Broken down by `device_type`, `campaign_id`, `ad_id`, or any attribute of the first exposure, such as `country`. Its cost grows with the number of end users */
                by?: string;
                /** @description Whether to follow a metric from day to day, the first primary one unless `seriesOf` (`series_of`) names another; its cost grows with the number of events */
                series?: boolean;
                /** @description `key` of the metric that the series follows, in place of the first */
                series_of?: string;
                /** @description `csv`: one line for each metric and variant */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResultsDto"];
                    "text/csv": components["schemas"]["ApiResultsDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope results */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiResults_judgeResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "conversion_event_type": "purchase",
                 *       "confidence_level": 0.95,
                 *       "significance_threshold": 0.05,
                 *       "method": "frequentist",
                 *       "start_date": "2026-11-01",
                 *       "end_date": "2026-11-30"
                 *     }
                 */
                "application/json": components["schemas"]["JudgeResultsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResultsDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope results */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiExperiments_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiExperimentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is neither Active nor Paused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiResults_readStats: {
        parameters: {
            query?: {
                /** @description Broken down by this; an event's own value wins */
                group_by?: "device_type" | "campaign_id" | "ad_id" | "day";
            };
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatsDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope results */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variants_replaceShares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": 1,
                 *         "percent_allocated": 100,
                 *         "traffic_percentage": 100
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["VariantShareRequest"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantDto"][];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variants_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Green",
                 *       "percent_allocated": 50,
                 *       "traffic_percentage": 50,
                 *       "value": "green",
                 *       "changes": [
                 *         {
                 *           "action": "text",
                 *           "selector": "#buy",
                 *           "value": "Order now"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["VariantRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantDetailsDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variants_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its key */
                experiment: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Green",
                 *       "percent_allocated": 50,
                 *       "traffic_percentage": 50,
                 *       "value": "green",
                 *       "changes": [
                 *         {
                 *           "action": "text",
                 *           "selector": "#buy",
                 *           "value": "Order now"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateVariantRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantDetailsDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is retired, so it gets no share */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identifyUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-17",
                 *       "anonymous_id": 4987654321098765
                 *     }
                 */
                "application/json": {
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    user_id: number | string;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 4987654321098765
                     */
                    anonymous_id: number | string;
                };
            };
        };
        responses: {
            /** @description They are one person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key came with the call */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The project does not serve this origin, or the preview token is not valid any more */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The anonymous id is of another end user */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body, or the list in it, is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not served */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency is temporarily unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_list: {
        parameters: {
            query?: {
                /** @description Rows at most; 100 by default */
                limit?: number;
                /** @description `X-Next-Cursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiSegmentDto"][];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Adults in the US",
                 *       "description": "Visitors from abroad",
                 *       "rules": {
                 *         "country_code": "US",
                 *         "age": {
                 *           "$gte": 18
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiSegmentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiSegmentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_assignExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "experiment_id": 1,
                 *       "segment_id": 1,
                 *       "opens_to_everybody": false
                 *     }
                 */
                "application/json": components["schemas"]["AssignExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentMessageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_assignUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "42",
                 *       "segment_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["AssignEndUserRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentMessageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_unassignExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "experiment_id": 1,
                 *       "segment_id": 1,
                 *       "opens_to_everybody": false
                 *     }
                 */
                "application/json": components["schemas"]["AssignExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentMessageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A running experiment would open to everybody */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiSegmentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Adults in the US",
                 *       "description": "Visitors from abroad",
                 *       "rules": {
                 *         "country_code": "US",
                 *         "age": {
                 *           "$gte": 18
                 *         }
                 *       },
                 *       "opens_to_everybody": false
                 *     }
                 */
                "application/json": components["schemas"]["UpdateApiSegmentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiSegmentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSegments_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiSegmentDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A running experiment uses it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_list: {
        parameters: {
            query?: {
                /** @description Rows at most; 100 by default */
                limit?: number;
                /** @description `X-Next-Cursor` of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last */
                    Link?: string;
                    /** @description The `cursor` of the next page; absent on the last */
                    "X-Next-Cursor"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserDto"][];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace",
                 *       "email": "ada@example.com",
                 *       "is_premium": true,
                 *       "country_code": "US",
                 *       "id": "customer-42",
                 *       "attributes": {
                 *         "plan": "pro"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateEndUserRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace",
                 *       "email": "ada@example.com",
                 *       "is_premium": false,
                 *       "country_code": "US",
                 *       "attributes": {
                 *         "plan": "pro"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateEndUserRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedEndUserDto"];
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUsers_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Profile (null without one), segments, assignments and events, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description No valid API key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key has not the scope users */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1,
                 *       "entity": "experiment",
                 *       "userId": 1,
                 *       "experimentId": 1,
                 *       "sort": "id",
                 *       "from": "2026-12-01T00:00:00.000Z",
                 *       "to": "2026-12-31T23:59:59.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ListAuditRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "Correct-Horse-9!"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description What this device is known by; also set as the cookie `abt_device` */
                    "X-Device"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPairDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong credentials, or an account that is not verified yet */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The account is disabled everywhere */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "eyJhbGciOiJIUzI1NiJ9.…"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No refresh token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "eyJhbGciOiJIUzI1NiJ9.…"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPairDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No refresh token, one that has expired, or one of an ended session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The account is disabled everywhere */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conditions_remove: {
        parameters: {
            query?: {
                /** @description Whether a running experiment may open to everybody by it */
                opensToEverybody?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConditionDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or would open to everybody (`opens-to-everybody`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conditions_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operator": "CONTAIN",
                 *       "urls": [
                 *         "/product/"
                 *       ],
                 *       "name": "size",
                 *       "value": "xl",
                 *       "ignoreQuery": "tracking"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateConditionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConditionDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.com/product/7",
                 *       "projectId": 1,
                 *       "endUserId": 42,
                 *       "attributes": {
                 *         "plan": "pro",
                 *         "age": 34
                 *       },
                 *       "referrer": "https://search.example/",
                 *       "firstReferrer": "https://news.example/article",
                 *       "utm": {
                 *         "utm_source": "newsletter"
                 *       },
                 *       "hints": true
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description The address of the page, absolute, http or https
                     * @example https://shop.example.com/product/7
                     */
                    url: string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same. Left out or null: the server makes one and answers it.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /**
                     * @description What segment rules may ask for, at most 10 levels deep. Known without being sent: url, path, host, query, utm_*, referrer, first_referrer, language, locale, device_type, browser, operating_system, country_code.
                     * @example {
                     *       "plan": "pro",
                     *       "age": 34
                     *     }
                     */
                    attributes?: Record<string, never> | null;
                    /**
                     * @description The page before, for segment rules; empty for none. The Referer header counts when left out.
                     * @example https://search.example/
                     */
                    referrer?: string | null;
                    /**
                     * @description The page before the first page of the visit; rules know it as first_referrer
                     * @example https://news.example/article
                     */
                    firstReferrer?: string | null;
                    /**
                     * @description The utm_* parameters that the visit began with; they count where `url` has none
                     * @example {
                     *       "utm_source": "newsletter"
                     *     }
                     */
                    utm?: {
                        [key: string]: string;
                    } | null;
                    /**
                     * @description True: the answer says in `where` at which addresses the project has experiments at all
                     * @example true
                     */
                    hints?: boolean | null;
                    /** @description The token of a preview link: its variation alone is answered, marked `preview: true`, whatever the status of its experiment, and nothing is recorded. 403 when it is not valid any more. */
                    preview?: string | null;
                    /** @description An earlier answer came too late to be shown. The assignments that the end user had by then in the experiments of that page are marked, so that results can warn of visitors who saw the original. */
                    timedOut?: boolean | null;
                    /** @description The address of that page; `url` when left out */
                    timedOutUrl?: string | null;
                };
                "text/plain": {
                    /**
                     * Format: uri
                     * @description The address of the page, absolute, http or https
                     * @example https://shop.example.com/product/7
                     */
                    url: string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same. Left out or null: the server makes one and answers it.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /**
                     * @description What segment rules may ask for, at most 10 levels deep. Known without being sent: url, path, host, query, utm_*, referrer, first_referrer, language, locale, device_type, browser, operating_system, country_code.
                     * @example {
                     *       "plan": "pro",
                     *       "age": 34
                     *     }
                     */
                    attributes?: Record<string, never> | null;
                    /**
                     * @description The page before, for segment rules; empty for none. The Referer header counts when left out.
                     * @example https://search.example/
                     */
                    referrer?: string | null;
                    /**
                     * @description The page before the first page of the visit; rules know it as first_referrer
                     * @example https://news.example/article
                     */
                    firstReferrer?: string | null;
                    /**
                     * @description The utm_* parameters that the visit began with; they count where `url` has none
                     * @example {
                     *       "utm_source": "newsletter"
                     *     }
                     */
                    utm?: {
                        [key: string]: string;
                    } | null;
                    /**
                     * @description True: the answer says in `where` at which addresses the project has experiments at all
                     * @example true
                     */
                    hints?: boolean | null;
                    /** @description The token of a preview link: its variation alone is answered, marked `preview: true`, whatever the status of its experiment, and nothing is recorded. 403 when it is not valid any more. */
                    preview?: string | null;
                    /** @description An earlier answer came too late to be shown. The assignments that the end user had by then in the experiments of that page are marked, so that results can warn of visitors who saw the original. */
                    timedOut?: boolean | null;
                    /** @description The address of that page; `url` when left out */
                    timedOutUrl?: string | null;
                };
            };
        };
        responses: {
            /** @description The decisions; an empty list when no experiment is for this visitor here */
            200: {
                headers: {
                    /** @description Only there when the visit is not counted, and why: the caller is a robot, or no browser */
                    "X-Abtesting-Not-Counted"?: "bot";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                         * @example 42
                         */
                        endUserId: number | string;
                        decisions: {
                            /** @example 5 */
                            experimentId?: number;
                            /** @example buy-button */
                            experimentKey?: string;
                            /** @example Buy button */
                            experimentTitle?: string;
                            /** @example  */
                            experimentJs?: string;
                            /** @example  */
                            experimentCss?: string;
                            /** @enum {string} */
                            type?: "AB Test" | "Personalization" | "Split URL" | "Redirect" | "Feature Flag";
                            /** @enum {string} */
                            triggerType?: "Immediately" | "DOM Ready" | "URL Changes";
                            /** @example null */
                            url?: string | null;
                            /** @enum {string} */
                            conditionType?: "ALL" | "ANY";
                            /**
                             * @description How conditions are combined and compared: 1 as in the first release
                             * @example 2
                             * @enum {integer}
                             */
                            matching?: 1 | 2;
                            variation?: {
                                /** @example 11 */
                                variationId?: number;
                                /** @example Green button */
                                variationTitle?: string;
                                /** @example document.querySelector('#buy').dataset.tone = 'green' */
                                js?: string;
                                /** @example #buy { background: green } */
                                css?: string;
                                /**
                                 * @description What it changes in the page without code, in order; only there when it changes something so
                                 * @example [
                                 *       {
                                 *         "action": "text",
                                 *         "selector": "#buy",
                                 *         "value": "Order now"
                                 *       }
                                 *     ]
                                 */
                                changes?: ({
                                    /** @enum {string} */
                                    action?: "text" | "html" | "attribute" | "style" | "class" | "hide" | "remove" | "move" | "insert" | "css";
                                } & {
                                    [key: string]: unknown;
                                })[];
                                /** @example null */
                                redirectUrl?: string | null;
                                /** @example false */
                                isControl?: boolean;
                                /**
                                 * @description What programs use, of the type of the experiment; only there where it has values
                                 * @example green
                                 */
                                value?: unknown;
                            };
                            conditions?: {
                                /** @example 21 */
                                id?: number;
                                /** @example 5 */
                                experimentId?: number;
                                /**
                                 * @example [
                                 *       "/product/"
                                 *     ]
                                 */
                                urls?: string[];
                                /** @enum {string} */
                                operator?: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT" | "PATH IS" | "PATH CONTAINS" | "QUERY HAS" | "REGEX";
                                /**
                                 * @description Which parameters IS and IS_NOT ignore; left out for those of advertising
                                 * @example all
                                 */
                                ignoreQuery?: ("all" | "none") | string[];
                            }[];
                            metrics?: {
                                /** @example 31 */
                                id?: number;
                                /** @example 5 */
                                experimentId?: number;
                                /** @example Clicks on Buy */
                                title?: string;
                                /** @example false */
                                custom?: boolean;
                                /** @example #buy */
                                selector?: string;
                                /** @example  */
                                description?: string;
                                /**
                                 * @description 0 unless the project publishes its counters
                                 * @example 0
                                 */
                                triggeredOnLIVE?: number;
                                /**
                                 * @description 0 unless the project publishes its counters
                                 * @example 0
                                 */
                                triggeredOnQA?: number;
                            }[];
                            /**
                             * @description Only there when the experiment has ended and everybody gets this variation; nothing is recorded
                             * @enum {boolean}
                             */
                            shipped?: true;
                            /**
                             * @description Only there in a preview
                             * @enum {boolean}
                             */
                            preview?: true;
                        }[];
                        /** @description Only there with `hints`: `{any: true}` when something may be decided anywhere, or `{conditions}`, of which at least one holds at every address where something may be decided. Good for CACHE_TTL. */
                        where?: {
                            /** @enum {boolean} */
                            any?: true;
                        } | {
                            conditions?: {
                                /** @enum {string} */
                                operator?: "CONTAIN" | "NOT CONTAIN" | "IS" | "IS_NOT";
                                urls?: string[];
                            }[];
                        };
                        /**
                         * @description Only there when the project has Active experiments with the trigger URL Changes for other addresses: a page that changes its address without a load asks again then
                         * @enum {boolean}
                         */
                        elsewhere?: true;
                    };
                };
            };
            /** @description The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The project does not serve this origin, or the preview token is not valid any more */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such project, experiment or metric, or its organization is disabled */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body, or the list in it, is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not served */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests from this address */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency is temporarily unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUserProfiles_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1,
                 *       "q": "ada"
                 *     }
                 */
                "application/json": components["schemas"]["ListEndUsersRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserProfilePageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveEvents_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["LiveEventsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveEventsDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Seen_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["SeenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Seen_readTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["SeenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenTypesDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1,
                 *       "title": "Green button",
                 *       "type": "AB Test",
                 *       "valueType": "string",
                 *       "url": "https://shop.example.com/",
                 *       "description": "Does a green button sell more?",
                 *       "key": "green-button"
                 *     }
                 */
                "application/json": components["schemas"]["CreateExperimentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_listByProjectAndOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1,
                 *       "status": "Draft",
                 *       "type": "AB Test",
                 *       "q": "button",
                 *       "tag": "checkout",
                 *       "archived": false,
                 *       "sort": "-updatedAt"
                 *     }
                 */
                "application/json": components["schemas"]["ListExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1,
                 *       "status": "Draft",
                 *       "type": "AB Test",
                 *       "q": "button",
                 *       "tag": "checkout",
                 *       "archived": false,
                 *       "sort": "-updatedAt"
                 *     }
                 */
                "application/json": components["schemas"]["ListExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Overview_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["OverviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Planning_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1,
                 *       "experimentId": 1,
                 *       "metricId": 1,
                 *       "kind": "binomial",
                 *       "method": "frequentist",
                 *       "baseline": 0.1,
                 *       "sd": 60,
                 *       "covariateCorrelation": 0,
                 *       "relativeMde": 0.2,
                 *       "nControl": 4000,
                 *       "nTreatment": 4000,
                 *       "users": 8000,
                 *       "direction": "increase",
                 *       "alpha": 0.05,
                 *       "power": 0.8,
                 *       "comparisons": 1,
                 *       "treatments": 1,
                 *       "allocationRatio": 1,
                 *       "dailyUsers": 1000,
                 *       "trafficFraction": 1,
                 *       "weights": [
                 *         50,
                 *         50
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Green button",
                 *       "js": "document.body.dataset.test = \"1\";",
                 *       "css": "#buy { font-weight: bold }",
                 *       "type": "AB Test",
                 *       "valueType": "string",
                 *       "status": "Active",
                 *       "url": "https://shop.example.com/",
                 *       "description": "Does a green button sell more?",
                 *       "triggerType": "Immediately",
                 *       "conditionType": "ALL",
                 *       "matching": 2,
                 *       "coverage": 100,
                 *       "groupId": 3,
                 *       "plannedUsers": 20000,
                 *       "endAt": "2026-12-31T23:59:59.000Z",
                 *       "endsItself": false,
                 *       "stopsOnGuardrail": false,
                 *       "stopsOnSrm": false,
                 *       "shippedVariationId": null,
                 *       "conversionEventType": "purchase",
                 *       "tags": [
                 *         "checkout"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conditions_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConditionDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conditions_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operator": "CONTAIN",
                 *       "urls": [
                 *         "/product/"
                 *       ],
                 *       "name": "size",
                 *       "value": "xl",
                 *       "ignoreQuery": "tracking"
                 *     }
                 */
                "application/json": components["schemas"]["CreateConditionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConditionDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Documents_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDocumentDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Documents_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision": 7,
                 *       "experiment": {
                 *         "title": "Green button"
                 *       },
                 *       "conditions": [
                 *         {
                 *           "id": 5,
                 *           "urls": [
                 *             "/product/"
                 *           ]
                 *         }
                 *       ],
                 *       "segmentIds": [
                 *         7
                 *       ],
                 *       "variations": [
                 *         {
                 *           "id": 31,
                 *           "traffic": 50
                 *         },
                 *         {
                 *           "title": "Green",
                 *           "traffic": 50
                 *         }
                 *       ],
                 *       "metrics": [
                 *         {
                 *           "title": "Clicks on buy",
                 *           "selector": "#buy"
                 *         }
                 *       ],
                 *       "opensToEverybody": false,
                 *       "note": "After the talk with sales"
                 *     }
                 */
                "application/json": components["schemas"]["SaveDocumentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDocumentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status or the start does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Neither `revision` nor If-Match is there */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_duplicate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Green button (copy)"
                 *     }
                 */
                "application/json": components["schemas"]["DuplicateExperimentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MatchingPreview_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "addresses": [
                 *         "https://shop.example.com/landing?gclid=1"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MatchingPreviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingPreviewDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Metrics_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Metrics_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "custom": false,
                 *       "description": "Every click on the button",
                 *       "kind": "binomial",
                 *       "goal": "increase",
                 *       "role": "primary",
                 *       "ratioOf": "count",
                 *       "denominator": "",
                 *       "denominatorOf": "count",
                 *       "capping": "none",
                 *       "cap": 500,
                 *       "capPercentile": 0.99,
                 *       "capIgnoresZeros": false,
                 *       "marginType": "relative",
                 *       "margin": 0.05,
                 *       "cuped": false,
                 *       "covariateDays": 30,
                 *       "maxPublicValue": 10000,
                 *       "secretOnly": false,
                 *       "title": "Clicks on buy",
                 *       "selector": "#buy"
                 *     }
                 */
                "application/json": components["schemas"]["CreateMetricRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Experiments_getPreviewLink: {
        parameters: {
            query: {
                /** @description The variation to show */
                variationId: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewLinkDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConsoleResults_read: {
        parameters: {
            query?: {
                /** @description How results are judged; as the protocol says when left out. `fixed_horizon` is another name of `frequentist`. `sequential` may be looked at any time */
                method?: "frequentist" | "fixed_horizon" | "sequential" | "bayesian";
                /** @description Level of all intervals; 1 - alpha of the protocol when left out */
                confidenceLevel?: number;
                /** @description p-values are judged against it; alpha of the protocol when left out */
                significanceThreshold?: number;
                /** @description Events not before */
                from?: string;
                /** @description Events not after; a date stands for the whole day */
                to?: string;
                /** @description Broken down by `device_type`, `campaign_id`, `ad_id`, or any attribute of the first exposure, such as `country`. Its cost grows with the number of end users */
                by?: string;
                /** @description Whether to follow a metric from day to day, the first primary one unless `seriesOf` (`series_of`) names another; its cost grows with the number of events */
                series?: boolean;
                /** @description `key` of the metric that the series follows, in place of the first */
                seriesOf?: string;
                /** @description `csv`: one line for each metric and variant */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsDto"];
                    "text/csv": components["schemas"]["ResultsDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_listAttached: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_replaceAttached: {
        parameters: {
            query?: {
                /** @description Whether a running experiment may open to everybody by it */
                opensToEverybody?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "segmentIds": [
                 *         1
                 *       ],
                 *       "opensToEverybody": false
                 *     }
                 */
                "application/json": components["schemas"]["AttachSegmentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"][];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or would open to everybody (`opens-to-everybody`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variations_allocate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allocations": [
                 *         {
                 *           "variationId": 1,
                 *           "traffic": 100
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TrafficRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariationDto"][];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variations_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariationDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variations_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Green",
                 *       "js": "document.querySelector('#buy').textContent = 'Order now';",
                 *       "css": "#buy { background: green }",
                 *       "changes": [
                 *         {
                 *           "action": "text",
                 *           "selector": "#buy",
                 *           "value": "Order now"
                 *         }
                 *       ],
                 *       "value": "green",
                 *       "redirectUrl": "https://shop.example.com/",
                 *       "segmentId": 7
                 *     }
                 */
                "application/json": components["schemas"]["CreateVariationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariationDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Versions_list: {
        parameters: {
            query?: {
                /** @description How many of the latest, 100 when left out */
                limit?: number;
                /** @description Only versions of a lower number */
                before?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Versions_get: {
        parameters: {
            query?: {
                /** @description The version to compare with; the one before when left out */
                to?: number;
            };
            header?: never;
            path: {
                id: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetailsDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Versions_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision": 7,
                 *       "opensToEverybody": false,
                 *       "note": "The old text sold more"
                 *     }
                 */
                "application/json": components["schemas"]["RestoreVersionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDocumentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or it runs and this is fixed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicFiles_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 32 random characters */
                publicId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/gif": string;
                    "image/webp": string;
                    "image/avif": string;
                };
            };
            /** @description Absent or deleted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file storage is unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Files_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Files_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file storage is unavailable; nothing is removed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Groups_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1,
                 *       "name": "Checkout",
                 *       "slots": [
                 *         {
                 *           "experimentId": 1,
                 *           "percent": 50
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroupRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An experiment is in a group already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Groups_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListGroupsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Groups_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.2.0"
                     *     }
                     */
                    "application/json": {
                        status?: string;
                        version?: string;
                    };
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: {
                /**
                 * @description Names of dependencies, comma-separated, without which it is ready as well.
                 * @example database,decision-database
                 */
                exclude?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "dependencies": {
                     *         "database": "ok"
                     *       }
                     *     }
                     */
                    "application/json": {
                        status?: string;
                        dependencies?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Names the unavailable dependencies */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1,
                 *       "userId": "customer-17",
                 *       "anonymousId": 4987654321098765,
                 *       "proof": "d0c3a3a0b0d5fbb5c0f5d2ac4a7d9cf1d6ad5d3d6a84ad0b5a3d1b0e3a2c9f10"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    userId: number | string;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 4987654321098765
                     */
                    anonymousId: number | string;
                    /**
                     * @description Hexadecimal HMAC-SHA256(identity secret of the project, userId), made by the back end of the site; 64 digits
                     * @example d0c3a3a0b0d5fbb5c0f5d2ac4a7d9cf1d6ad5d3d6a84ad0b5a3d1b0e3a2c9f10
                     */
                    proof?: string | null;
                };
                "text/plain": {
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example customer-17
                     */
                    userId: number | string;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 4987654321098765
                     */
                    anonymousId: number | string;
                    /**
                     * @description Hexadecimal HMAC-SHA256(identity secret of the project, userId), made by the back end of the site; 64 digits
                     * @example d0c3a3a0b0d5fbb5c0f5d2ac4a7d9cf1d6ad5d3d6a84ad0b5a3d1b0e3a2c9f10
                     */
                    proof?: string | null;
                };
            };
        };
        responses: {
            /** @description Taken, as far as it may be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The project does not serve this origin, or the preview token is not valid any more */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such project, experiment or metric, or its organization is disabled */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The anonymous id is of another end user */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body, or the list in it, is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not served */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests from this address */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency is temporarily unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MenuTemplates_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Readers",
                 *       "orgId": 1,
                 *       "tree": "[{\"key\":\"project\",\"label\":\"Project\",\"data\":{\"href\":\"/project\",\"actions\":[\"act:get-projects\"]}}]"
                 *     }
                 */
                "application/json": components["schemas"]["CreateMenuTemplateRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuTemplateDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a menu template of this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MenuTemplates_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuTemplatePageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MenuTemplates_getTree: {
        parameters: {
            query: {
                userId: string;
                orgId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuEntryDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MenuTemplates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuTemplateDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MenuTemplates_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Readers",
                 *       "orgId": 1,
                 *       "tree": "[{\"key\":\"project\",\"label\":\"Project\",\"data\":{\"href\":\"/project\",\"actions\":[\"act:get-projects\"]}}]"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMenuTemplateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuTemplateDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a menu template of this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Menus_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Reports",
                 *       "icon": "pi pi-fw pi-chart-bar",
                 *       "href": "/reports",
                 *       "orgId": 1
                 *     }
                 */
                "application/json": components["schemas"]["CreateMenuRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a menu of this label */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Menus_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListMenusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuDto"][];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    track: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "custom": false,
                 *       "metricsId": 31,
                 *       "experimentId": 5,
                 *       "projectId": 1,
                 *       "endUserId": 42,
                 *       "value": 12.5,
                 *       "eventId": "order-4711"
                 *     }
                 */
                "application/json": {
                    /**
                     * @example false
                     * @enum {boolean|null}
                     */
                    custom?: false | null;
                    /**
                     * @description The metric
                     * @example 31
                     */
                    metricsId: number;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                    /**
                     * @description Of the value, by ISO 4217
                     * @example EUR
                     */
                    currency?: string | null;
                    /**
                     * @description At most 4 KiB of JSON
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                } | {
                    /**
                     * @description Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, that its variation could not be applied, or that its redirect went in a circle: no event, no counter
                     * @example late
                     * @enum {unknown}
                     */
                    report: "late" | "not_applied" | "looped";
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description Its id or key
                     * @example 5
                     */
                    experimentId: number | string;
                    /** @description What happened */
                    detail?: string | null;
                } | ({
                    /**
                     * @example false
                     * @enum {boolean|null}
                     */
                    custom?: false | null;
                    /**
                     * @description The metric
                     * @example 31
                     */
                    metricsId: number;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                    /**
                     * @description Of the value, by ISO 4217
                     * @example EUR
                     */
                    currency?: string | null;
                    /**
                     * @description At most 4 KiB of JSON
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                } | {
                    /**
                     * @description Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, that its variation could not be applied, or that its redirect went in a circle: no event, no counter
                     * @example late
                     * @enum {unknown}
                     */
                    report: "late" | "not_applied" | "looped";
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description Its id or key
                     * @example 5
                     */
                    experimentId: number | string;
                    /** @description What happened */
                    detail?: string | null;
                })[];
                "text/plain": {
                    /**
                     * @example false
                     * @enum {boolean|null}
                     */
                    custom?: false | null;
                    /**
                     * @description The metric
                     * @example 31
                     */
                    metricsId: number;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                    /**
                     * @description Of the value, by ISO 4217
                     * @example EUR
                     */
                    currency?: string | null;
                    /**
                     * @description At most 4 KiB of JSON
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                } | {
                    /**
                     * @description Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, that its variation could not be applied, or that its redirect went in a circle: no event, no counter
                     * @example late
                     * @enum {unknown}
                     */
                    report: "late" | "not_applied" | "looped";
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description Its id or key
                     * @example 5
                     */
                    experimentId: number | string;
                    /** @description What happened */
                    detail?: string | null;
                } | ({
                    /**
                     * @example false
                     * @enum {boolean|null}
                     */
                    custom?: false | null;
                    /**
                     * @description The metric
                     * @example 31
                     */
                    metricsId: number;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description The id or the key of the experiment
                     * @example 5
                     */
                    experimentId: number | string;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with the key of an experiment
                     * @example 1
                     */
                    projectId?: (string | number) | null;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId?: (number | string) | null;
                    /** @description The token of a preview link of this experiment: counted in QA mode and not stored */
                    preview?: string | null;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                } | {
                    /**
                     * @description A custom event, no click
                     * @example true
                     * @enum {boolean}
                     */
                    custom: true;
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description The name of a custom event, as in the selector of a custom metric
                     * @example signup
                     */
                    eventName: string;
                    /**
                     * @description For example a revenue; at most 10^9, or what the metric says
                     * @example 12.5
                     */
                    value?: number | null;
                    /**
                     * @description Makes a retry count once, per project
                     * @example order-4711
                     */
                    eventId?: (string | number) | null;
                    /** @description When it happened by the clock of the caller */
                    timestamp?: (string | number) | null;
                    /** @description When the call was sent by that same clock, which it corrects */
                    sentAt?: (string | number) | null;
                    /**
                     * @description Of the value, by ISO 4217
                     * @example EUR
                     */
                    currency?: string | null;
                    /**
                     * @description At most 4 KiB of JSON
                     * @example {
                     *       "items": 3
                     *     }
                     */
                    properties?: Record<string, never> | null;
                } | {
                    /**
                     * @description Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, that its variation could not be applied, or that its redirect went in a circle: no event, no counter
                     * @example late
                     * @enum {unknown}
                     */
                    report: "late" | "not_applied" | "looped";
                    /**
                     * @description The public id of the project (`p_` and 22 characters), or its number where the project answers to it
                     * @example 1
                     */
                    projectId: string | number;
                    /**
                     * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
                     * @example 42
                     */
                    endUserId: number | string;
                    /**
                     * @description Its id or key
                     * @example 5
                     */
                    experimentId: number | string;
                    /** @description What happened */
                    detail?: string | null;
                })[];
            };
        };
        responses: {
            /** @description Stored, or stored before under the same event id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example Metric tracked successfully in Live mode */
                        message?: string;
                        /**
                         * @description False when no experiment counts the event, and for reports
                         * @example true
                         */
                        triggered?: boolean;
                    } | {
                        /** @example 2 */
                        accepted?: number;
                        /** @example 1 */
                        duplicates?: number;
                        rejected?: {
                            /** @example 3 */
                            index?: number;
                            /** @example There is no such experiment. */
                            detail?: string;
                        }[];
                    };
                };
            };
            /** @description The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The project does not serve this origin, or the preview token is not valid any more */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such project, experiment or metric, or its organization is disabled */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body, or the list in it, is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not served */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests from this address */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency is temporarily unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Metrics_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Metrics_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "custom": false,
                 *       "description": "Every click on the button",
                 *       "kind": "binomial",
                 *       "goal": "increase",
                 *       "role": "primary",
                 *       "ratioOf": "count",
                 *       "denominator": "",
                 *       "denominatorOf": "count",
                 *       "capping": "none",
                 *       "cap": 500,
                 *       "capPercentile": 0.99,
                 *       "capIgnoresZeros": false,
                 *       "marginType": "relative",
                 *       "margin": 0.05,
                 *       "cuped": false,
                 *       "covariateDays": 30,
                 *       "maxPublicValue": 10000,
                 *       "secretOnly": false,
                 *       "title": "Clicks on buy",
                 *       "selector": "#buy"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMetricRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example Shop",
                 *       "email": "ada@example.com",
                 *       "password": "Correct-Horse-9!"
                 *     }
                 */
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-up is closed, or closed to this address */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A verified organization of the domain, or account, exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_search: {
        parameters: {
            query: {
                /** @description A part of the name */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationHitDto"][];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_getSignUpState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUpStateDto"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such invitation of the organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecurityLog_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1,
                 *       "kind": "login-failed",
                 *       "userId": 1,
                 *       "apiKeyId": 1,
                 *       "sort": "id",
                 *       "from": "2026-12-01T00:00:00.000Z",
                 *       "to": "2026-12-31T23:59:59.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ListSecurityLogRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityLogPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicNames": true,
                 *       "requirePublicId": false,
                 *       "browsersOnly": false,
                 *       "requireIdentityProof": false,
                 *       "name": "Shop",
                 *       "orgId": 1,
                 *       "description": "The web shop",
                 *       "allowedOrigins": [
                 *         "https://shop.example.com"
                 *       ],
                 *       "holdoutPercent": 5,
                 *       "publishCounters": false,
                 *       "storedAttributesInPublic": false
                 *     }
                 */
                "application/json": components["schemas"]["CreateProjectRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a project of this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_listOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                orgId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberProjectDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publicNames": true,
                 *       "requirePublicId": false,
                 *       "browsersOnly": false,
                 *       "requireIdentityProof": false,
                 *       "name": "Shop",
                 *       "description": "The web shop",
                 *       "allowedOrigins": [
                 *         "https://shop.example.com"
                 *       ],
                 *       "holdoutPercent": 5,
                 *       "publishCounters": false,
                 *       "storedAttributesInPublic": false
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProjectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a project of this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Files_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Files_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PNG, JPEG, GIF, WebP or AVIF; at most 5 MiB
                     */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The image has more than 5 MiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No form, or the content is no image of a known kind */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file storage is unavailable */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_makeIdentitySecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecretDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUserProfiles_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
                endUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserViewDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUserProfiles_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
                endUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedEndUserProfileDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndUserProfiles_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
                endUserId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Ada",
                 *       "lastName": "Lovelace",
                 *       "email": "ada@example.com",
                 *       "isPremium": true,
                 *       "countryCode": "US",
                 *       "attributes": {
                 *         "plan": "pro"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateEndUserProfileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndUserProfileDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMemberDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": 1,
                 *       "permissionType": "Editor",
                 *       "disabled": false
                 *     }
                 */
                "application/json": components["schemas"]["AssignUserRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectUserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Assigned already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_removeMember: {
        parameters: {
            query?: {
                /** @description API keys of the member that the caller takes over, so that they do not stop with this change; the caller has to be one who could make them */
                takeOverKeys?: string;
            };
            header?: never;
            path: {
                projectId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectUserDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissionType": "Editor",
                 *       "disabled": false,
                 *       "takeOverKeys": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProjectUserRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectUserLinkDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Roles_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Analyst",
                 *       "orgId": 1
                 *     }
                 */
                "application/json": components["schemas"]["CreateRoleRequest"];
            };
        };
        responses: {
            /** @description It exists already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Roles_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Roles_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A member, or somebody invited, has it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Roles_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Analyst",
                 *       "orgId": 1
                 *     }
                 */
                "application/json": components["schemas"]["UpdateRoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organization has a role of this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "projectId": 1,
                 *       "name": "Adults in the US",
                 *       "description": "Visitors from abroad",
                 *       "rules": {
                 *         "country_code": "US",
                 *         "age": {
                 *           "$gte": 18
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateSegmentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListSegmentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A running experiment uses it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Adults in the US",
                 *       "description": "Visitors from abroad",
                 *       "rules": {
                 *         "country_code": "US",
                 *         "age": {
                 *           "$gte": 18
                 *         }
                 *       },
                 *       "opensToEverybody": false
                 *     }
                 */
                "application/json": components["schemas"]["UpdateSegmentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                endUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentUserDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_unassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                endUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentUserDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Static_sdk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            /** @description What `If-None-Match` names is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Static_menu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What `If-None-Match` names is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Members_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orgId": 1,
                 *       "rows": 20,
                 *       "page": 1,
                 *       "total": 0,
                 *       "projectId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ListRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_sendResetCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "orgId": 1,
                 *       "password": "Correct-Horse-9!"
                 *     }
                 */
                "application/json": components["schemas"]["JoinRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong credentials or token, or an account that is not verified */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Linked already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "Correct-Horse-9!"
                 *     }
                 */
                "application/json": components["schemas"]["DeleteAccountRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The last super member of an organization with other members */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Ada",
                 *       "lastName": "Lovelace",
                 *       "contactNumber": "+44 20 7946 0000"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProfileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExportDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "rows": 100,
                 *       "page": 1,
                 *       "total": 0
                 *     }
                 */
                "application/json": components["schemas"]["ListInvitationsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are a member; the next access token names it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lapsed, withdrawn, or for somebody else */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A member already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Lapsed, withdrawn, or for somebody else */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_listOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrganizationDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "oldPassword": "Correct-Horse-9!",
                 *       "newPassword": "Wrong-Donkey-7?!"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnSessions_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions that have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnSessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "rows": 100,
                 *       "page": 1,
                 *       "total": 0
                 *     }
                 */
                "application/json": components["schemas"]["ListOwnSessionsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionPageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnSessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No open session of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Members_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "domain": "example.com",
                 *       "roleId": 1,
                 *       "menuTemplateId": 1
                 *     }
                 */
                "application/json": components["schemas"]["AddUserRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationOfUserDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A member already, or somebody who asked to be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "Correct-Horse-9!",
                 *       "orgId": 1
                 *     }
                 */
                "application/json": components["schemas"]["RegistrationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A verified account with this e-mail exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "otp": "123456",
                 *       "token": "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs",
                 *       "newPassword": "Correct-Horse-9!"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description All sessions of the account have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description A wrong, expired, used or unknown code or token */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_describeLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationLinkRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationLinkDto"];
                };
            };
            /** @description A wrong, expired or used token */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_sendVerificationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "otp": "123456",
                 *       "token": "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs",
                 *       "password": "Correct-Horse-9!",
                 *       "claimId": 7
                 *     }
                 */
                "application/json": components["schemas"]["VerifyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description A wrong, expired, used or unknown code or token */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code or token is right and stays usable, but does not tell which claim counts (`several-claims`); `claims` lists them */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries from the address or for the account */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Members_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Members_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                orgId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "disabled": false,
                 *       "super": false,
                 *       "firstName": "Ada",
                 *       "lastName": "Lovelace",
                 *       "contactNumber": "+44 20 7946 0000",
                 *       "roleId": 1,
                 *       "menuTemplateId": 1,
                 *       "takeOverKeys": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMemberRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedMemberDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It would be the last enabled super member */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemberKeys_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                orgId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberKeyDto"][];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Members_getDetails_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                orgId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variations_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariationDto"];
                };
            };
            /** @description It is the control */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variations_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Green",
                 *       "js": "document.querySelector('#buy').textContent = 'Order now';",
                 *       "css": "#buy { background: green }",
                 *       "changes": [
                 *         {
                 *           "action": "text",
                 *           "selector": "#buy",
                 *           "value": "Order now"
                 *         }
                 *       ],
                 *       "value": "green",
                 *       "redirectUrl": "https://shop.example.com/",
                 *       "segmentId": 7
                 *     }
                 */
                "application/json": components["schemas"]["UpdateVariationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariationDto"];
                };
            };
            /** @description The request cannot be read, for example because its body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since (`stale`), or its status does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type of the body is not served here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Members_getDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                orgId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDto"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another `email` header, or a permission is missing */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Absent, or of another organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part that this needs is away; wait as long as Retry-After says */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
