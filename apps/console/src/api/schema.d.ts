/** The API as openapi.json describes it. Made by scripts/generate-console-types.mjs. */
export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Says that the app runs; a browser is led to the documentation
     * @description Open to everybody.
     */
    get: operations['FrontDoor_greet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Every action that a menu template can hold, sorted
     * @description Needs a login, but no action.
     */
    post: operations['Actions_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/assignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Assign an end user to a variant, with what is known of the visit
     * @description Records the assignment like a decision does. The same end user gets the same answer for ever, while the experiment is Active and its targeting holds; only a retired variation is replaced by the control.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the API keys of a project, masked
     * @description Action: `act:get-api-keys`; project permission: Viewer; or a secret API key
     */
    get: operations['ApiKeys_list'];
    put?: never;
    /**
     * Make an API key, which is shown this once
     * @description Action: `act:create-api-key`; project permission: Editor; or a token of `API_TOKEN`
     */
    post: operations['ApiKeys_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/keys/{id}': {
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
     * Revoke an API key; it stops everywhere within a second
     * @description Action: `act:delete-api-key`; project permission: Editor; or a secret API key
     */
    delete: operations['ApiKeys_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Store what an end user did: one event, or an array of at most 1,000
     * @description The answer comes after durable storage. An array is stored whole or not at all: 422 names what is wrong by `index`. Known event ids count once; without them an `Idempotency-Key` makes a repeated call count once.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['storeEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/click': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same for events of the type click
     * @description The answer comes after durable storage. An array is stored whole or not at all: 422 names what is wrong by `index`. Known event ids count once; without them an `Idempotency-Key` makes a repeated call count once.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['storeClicks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/conversion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same for events of the type conversion
     * @description The answer comes after durable storage. An array is stored whole or not at all: 422 names what is wrong by `index`. Known event ids count once; without them an `Idempotency-Key` makes a repeated call count once.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['storeConversions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/impression': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same for events of the type impression
     * @description The answer comes after durable storage. An array is stored whole or not at all: 422 names what is wrong by `index`. Known event ids count once; without them an `Idempotency-Key` makes a repeated call count once.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['storeImpressions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/{experiment}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the events of an experiment, newest first
     * @description Needs a secret API key.
     */
    get: operations['ApiEvents_list'];
    put?: never;
    /**
     * List some of the events of an experiment, newest first
     * @description The next page is asked for with the same body and `cursor` set to `X-Next-Cursor`.
     *
     *     Needs a secret API key.
     */
    post: operations['ApiEvents_filter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events/{experiment}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All events of an experiment as a stream, newest first
     * @description One JSON object a line, or CSV in which texts that look like formulas begin with an apostrophe. With object storage set, the export is kept there as well.
     *
     *     Needs a secret API key.
     */
    get: operations['ApiEvents_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the experiments of the project
     * @description Needs a secret API key.
     */
    get: operations['ApiExperiments_list'];
    put?: never;
    /**
     * Make an experiment, with its variants if you like
     * @description Needs a secret API key.
     */
    post: operations['ApiExperiments_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/check-eligibility': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Assign an end user in those of several experiments that are for them
     * @description Records the assignment like a decision does. The same end user gets the same answer for ever, while the experiment is Active and its targeting holds; only a retired variation is replaced by the control.
     *
     *     Needs an API key, secret or publishable.
     */
    post: operations['checkEligibility'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an experiment with its variants and segments
     * @description Needs a secret API key.
     */
    get: operations['ApiExperiments_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change an experiment, its status too
     * @description Needs a secret API key.
     */
    patch: operations['ApiExperiments_update'];
    trace?: never;
  };
  '/api/experiments/{experiment}/assignment/{user_id}': {
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
     *     Needs an API key, secret or publishable.
     */
    get: operations['getAssignment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What an experiment has come to so far
     * @description Only events of assigned end users count, from their assignment to the end of the experiment. Without filters the cost does not grow with the number of events.
     *
     *     Needs a secret API key.
     */
    get: operations['ApiResults_readResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment}/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Impressions, clicks and conversions of each variant, possibly broken down
     * @description Needs a secret API key.
     */
    get: operations['ApiResults_readStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment}/variants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Give all variants new shares, 100 in total
     * @description Needs a secret API key.
     */
    put: operations['Variants_replaceShares'];
    /**
     * Add a variant with its share; the experiment starts once they are 100 in total
     * @description Needs a secret API key.
     */
    post: operations['Variants_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment}/variants/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Rename a variant, or give it another share
     * @description Needs a secret API key.
     */
    put: operations['Variants_update'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the segments of the project
     * @description Needs a secret API key.
     */
    get: operations['ApiSegments_list'];
    put?: never;
    /**
     * Make a segment of end users
     * @description Needs a secret API key.
     */
    post: operations['ApiSegments_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/assign-experiment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let an experiment be for a segment; twice is fine
     * @description Needs a secret API key.
     */
    post: operations['ApiSegments_assignExperiment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/assign-user': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Assign an end user to a segment, whatever its rules say; twice is fine
     * @description Needs a secret API key.
     */
    post: operations['ApiSegments_assignUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/unassign-experiment': {
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
     * Take a segment from an experiment
     * @description Needs a secret API key.
     */
    delete: operations['ApiSegments_unassignExperiment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/segments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a segment
     * @description Needs a secret API key.
     */
    get: operations['ApiSegments_get'];
    /**
     * Change a segment; what is left out stays
     * @description Needs a secret API key.
     */
    put: operations['ApiSegments_update'];
    post?: never;
    /**
     * Remove a segment from everything that has it
     * @description Needs a secret API key.
     */
    delete: operations['ApiSegments_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the end users of the project that something is stored about
     * @description Needs a secret API key.
     */
    get: operations['EndUsers_list'];
    put?: never;
    /**
     * Store what is known about an end user
     * @description Needs a secret API key.
     */
    post: operations['EndUsers_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an end user
     * @description Needs a secret API key.
     */
    get: operations['EndUsers_get'];
    /**
     * Change an end user; what is left out stays
     * @description Needs a secret API key.
     */
    put: operations['EndUsers_update'];
    post?: never;
    /**
     * Delete an end user, also one known by id only
     * @description Their assignments and events stay, under a random id, so no count changes.
     *
     *     Needs a secret API key.
     */
    delete: operations['EndUsers_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read all that is stored about an end user, also about one known by id only
     * @description Needs a secret API key.
     */
    get: operations['EndUsers_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List who changed what, when, from what to what
     * @description Action: `act:get-audit-log`
     */
    post: operations['Audit_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in with e-mail and password
     * @description Open to everybody.
     */
    post: operations['Auth_login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End the session; its access token stops at once
     * @description Open to everybody.
     */
    post: operations['Auth_logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new pair of tokens for a refresh token, which works once
     * @description Open to everybody.
     */
    post: operations['Auth_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/conditions/{id}': {
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
     * Remove a URL condition
     * @description Action: `act:delete-condition`; project permission: Editor
     */
    delete: operations['Conditions_remove'];
    options?: never;
    head?: never;
    /**
     * Change a URL condition
     * @description Action: `act:update-condition`; project permission: Editor
     */
    patch: operations['Conditions_update'];
    trace?: never;
  };
  '/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Which variation of each experiment a visitor gets on a page
     * @description Action `act:make-decision`; open to everybody. Answers the Active experiments whose targeting holds, in ascending id. The same visitor gets the same variation for ever, and the first time is recorded before the answer. Callable from any site, unless the project names its origins; limited per address. Unknown fields are ignored; the body may have 16 KiB.
     *
     *     Action: `act:make-decision` (open to everybody)
     */
    post: operations['decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The last 100 events and the last 100 exposures of a project
     * @description Action: `act:get-live-events`; project permission: Viewer
     */
    post: operations['LiveEvents_read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an experiment: a Draft with one variation, "Control", at 100 %
     * @description Action: `act:create-experiment`; project permission: Editor
     */
    post: operations['Experiments_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments-by-project-and-org': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the experiments of a project (the older name of the route)
     * @description Action: `act:experiments-by-project-and-org`; project permission: Viewer
     */
    post: operations['Experiments_listByProjectAndOrganization'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the experiments of a project
     * @description Action: `act:get-experiments`; project permission: Viewer
     */
    post: operations['Experiments_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an experiment
     * @description Action: `act:get-experiment`; project permission: Viewer
     */
    get: operations['Experiments_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change an experiment, its status too
     * @description Action: `act:update-experiment`; project permission: Editor
     */
    patch: operations['Experiments_update'];
    trace?: never;
  };
  '/experiments/{id}/conditions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the URL conditions of an experiment
     * @description Action: `act:get-conditions`; project permission: Viewer
     */
    get: operations['Conditions_list'];
    put?: never;
    /**
     * Add a URL condition
     * @description Action: `act:create-condition`; project permission: Editor
     */
    post: operations['Conditions_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/duplicate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Copy an experiment into a new Draft
     * @description Action: `act:create-experiment`; project permission: Editor
     */
    post: operations['Experiments_duplicate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the metrics of an experiment with their counters
     * @description Action: `act:get-metrics`; project permission: Viewer
     */
    get: operations['Metrics_list'];
    put?: never;
    /**
     * Add a metric
     * @description Action: `act:create-metric`; project permission: Editor
     */
    post: operations['Metrics_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/preview-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A link that shows one variation for a day, whatever the status
     * @description Action: `act:get-experiment`; project permission: Viewer
     */
    get: operations['Experiments_getPreviewLink'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/segments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the segments that an experiment is for; none means everyone
     * @description Action: `act:get-segments`; project permission: Viewer
     */
    get: operations['Segments_listAttached'];
    /**
     * Set the segments that an experiment is for
     * @description Action: `act:assign-segment`; project permission: Editor
     */
    put: operations['Segments_replaceAttached'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/traffic': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set the share of every variation
     * @description Action: `act:update-traffic-allocation`; project permission: Editor
     */
    put: operations['Variations_allocate'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/experiments/{id}/variations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the variations of an experiment, retired ones too
     * @description Action: `act:get-variations`; project permission: Viewer
     */
    get: operations['Variations_list'];
    put?: never;
    /**
     * Add a variation; the traffic is spread evenly
     * @description Action: `act:create-variation`; project permission: Editor
     */
    post: operations['Variations_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/public/{publicId}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an image by its public address
     * @description Open to everybody.
     */
    get: operations['PublicFiles_show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say what a file is and where to read it
     * @description Action: `act:get-project-file`; project permission: Viewer
     */
    get: operations['Files_get'];
    put?: never;
    post?: never;
    /**
     * Remove a file; its address leads nowhere from then on
     * @description Action: `act:delete-project-file`; project permission: Editor
     */
    delete: operations['Files_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make experiments exclude each other: an end user enters at most one of them
     * @description Action: `act:create-group`; project permission: Editor
     */
    post: operations['Groups_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/groups/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the mutually exclusive groups of a project
     * @description Action: `act:get-groups`; project permission: Viewer
     */
    post: operations['Groups_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/groups/{id}': {
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
     * Dissolve a group; its experiments exclude each other no longer
     * @description Action: `act:delete-group`; project permission: Editor
     */
    delete: operations['Groups_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Says that the process is up
     * @description Open to everybody.
     */
    get: operations['Health_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Says that everything this needs answers, each by name
     * @description Without Redis or object storage, where they are set, the app is ready all the same: `status` is `degraded` then, and `redis` or `storage` is `away`.
     *
     *     Open to everybody.
     */
    get: operations['Health_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/menu-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a menu template, of actions that the caller has
     * @description Action: `act:create-menu-template`
     */
    post: operations['MenuTemplates_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/menu-templates/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the menu templates of an organization
     * @description Action: `act:get-menu-templates`
     */
    post: operations['MenuTemplates_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/menu-templates/tree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The menu of a member; the own one needs no action
     * @description Action: `act:get-user-menu-tree`
     */
    get: operations['MenuTemplates_getTree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/menu-templates/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A menu template
     * @description Action: `act:get-menu-template`
     */
    get: operations['MenuTemplates_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a menu template; its holders feel it on their next request
     * @description Action: `act:update-menu-template`
     */
    patch: operations['MenuTemplates_update'];
    trace?: never;
  };
  '/menus': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep a menu entry at hand for menu templates
     * @description Action: `act:create-menu`
     */
    post: operations['Menus_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/menus/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * All menu entries of an organization
     * @description Action: `act:get-menus`
     */
    post: operations['Menus_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics/track': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stores what a visitor did: one event, or an array of at most 1,000
     * @description Action `act:track-metric`; open to everybody. Live mode while the experiment is Active, otherwise QA. The answer comes when the events are stored durably; 503 means that none of them is. Of an array the good ones are stored and the others named. Callable from any site, also as a beacon (`text/plain`), unless the project names its origins; limited per address. Unknown fields are ignored.
     *
     *     Action: `act:track-metric` (open to everybody)
     */
    post: operations['track'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics/{id}': {
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
     * Remove a metric
     * @description Action: `act:delete-metric`; project permission: Editor
     */
    delete: operations['Metrics_remove'];
    options?: never;
    head?: never;
    /**
     * Change a metric
     * @description Action: `act:update-metric`; project permission: Editor
     */
    patch: operations['Metrics_update'];
    trace?: never;
  };
  '/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign up: a new organization with its first user
     * @description Action: `act:create-organization` (open to everybody)
     */
    post: operations['Organizations_signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organizations/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find organizations by a part of their name, at most 10
     * @description Action: `act:search-organization` (open to everybody)
     */
    get: operations['Organizations_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a project; every super member becomes its Owner
     * @description Action: `act:create-project`
     */
    post: operations['Projects_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the projects that are open to the caller
     * @description Action: `act:get-projects`
     */
    post: operations['Projects_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/user/{userId}/org/{orgId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The projects of an organization that are open to one of its members
     * @description Action: `act:get-projects-by-user-and-org`
     */
    get: operations['Projects_listOfUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{id}': {
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
     * Change a project
     * @description Action: `act:update-project`; project permission: Editor
     */
    patch: operations['Projects_update'];
    trace?: never;
  };
  '/projects/{id}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep an image for use in variations
     * @description Action: `act:create-project-file`; project permission: Editor
     */
    post: operations['Files_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{projectId}/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a member of the organization into a project
     * @description Action: `act:assign-user-to-project`; project permission: Owner
     */
    post: operations['Projects_assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{projectId}/users/{userId}': {
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
     * Take a member out of a project
     * @description Action: `act:remove-user-from-project`; project permission: Owner
     */
    delete: operations['Projects_removeMember'];
    options?: never;
    head?: never;
    /**
     * Change what a member may do in a project
     * @description Action: `act:update-project-user`; project permission: Owner
     */
    patch: operations['Projects_updateMember'];
    trace?: never;
  };
  '/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a role, or find the one of this name
     * @description Action: `act:create-role`
     */
    post: operations['Roles_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/roles/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the roles of an organization
     * @description Action: `act:get-roles`
     */
    post: operations['Roles_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/roles/{id}': {
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
     * Delete a role that nobody has
     * @description Action: `act:delete-role`
     */
    delete: operations['Roles_delete'];
    options?: never;
    head?: never;
    /**
     * Rename a role
     * @description Action: `act:update-role`
     */
    patch: operations['Roles_update'];
    trace?: never;
  };
  '/segments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a segment of end users
     * @description Action: `act:create-segment`; project permission: Editor
     */
    post: operations['Segments_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/segments/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the segments of a project
     * @description Action: `act:get-segments`; project permission: Viewer
     */
    post: operations['Segments_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/segments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a segment
     * @description Action: `act:get-segment`; project permission: Viewer
     */
    get: operations['Segments_get'];
    put?: never;
    post?: never;
    /**
     * Remove a segment from everything that has it
     * @description Action: `act:delete-segment`; project permission: Editor
     */
    delete: operations['Segments_remove'];
    options?: never;
    head?: never;
    /**
     * Change a segment
     * @description Action: `act:update-segment`; project permission: Editor
     */
    patch: operations['Segments_update'];
    trace?: never;
  };
  '/segments/{id}/users/{endUserId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Assign an end user to a segment, whatever its rules say; twice is fine
     * @description Action: `act:assign-segment`; project permission: Editor
     */
    post: operations['Segments_assign'];
    /**
     * Take back the assignment of an end user to a segment
     * @description Action: `act:assign-segment`; project permission: Editor
     */
    delete: operations['Segments_unassign'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/static/client-sdk.js': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Load the browser SDK
     * @description Open to everybody.
     */
    get: operations['Static_sdk'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/static/menu.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the menu that a new organization starts with
     * @description Open to everybody.
     */
    get: operations['Static_menu'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the members of an organization, or of one of its projects
     * @description Action: `act:get-users`
     */
    post: operations['Members_list'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/forgot-password-otp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a code to set a new password; the answer is always the same
     * @description Open to everybody.
     */
    post: operations['Accounts_sendResetCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/join-organization': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask to belong to another organization, with the password or a bearer token
     * @description Open to everybody.
     */
    post: operations['Accounts_join'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The own profile
     * @description Needs a login, but no action.
     */
    get: operations['Profile_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the own profile
     * @description Needs a login, but no action.
     */
    patch: operations['Profile_update'];
    trace?: never;
  };
  '/users/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the own password; all other sessions end
     * @description Needs a login, but no action.
     */
    post: operations['Profile_changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add somebody to an organization; the answer does not tell whether they have an account
     * @description Action: `act:add-organization`
     */
    post: operations['Members_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/registration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Register into an organization; a member has to approve it
     * @description Open to everybody.
     */
    post: operations['Accounts_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a new password with the code from the mail; all sessions end
     * @description Open to everybody.
     */
    post: operations['Accounts_resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/verification-otp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a new code to verify an account; the answer is always the same
     * @description Open to everybody.
     */
    post: operations['Accounts_sendVerificationCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verify an account with the code from the mail
     * @description Open to everybody.
     */
    post: operations['Accounts_verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A user who shares an organization with the caller
     * @description Action: `act:get-user`
     */
    get: operations['Members_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{userId}/organization/{orgId}': {
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
     * Approve, disable or change a member
     * @description Action: `act:update-user`
     */
    patch: operations['Members_update'];
    trace?: never;
  };
  '/users/{userId}/orgs/{orgId}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One member of an organization
     * @description Action: `act:get-user-org-details`
     */
    get: operations['Members_getDetails_1'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/variations/{id}': {
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
     * Remove a variation of a Draft, or retire one of a started experiment
     * @description Action: `act:delete-variation`; project permission: Editor
     */
    delete: operations['Variations_remove'];
    options?: never;
    head?: never;
    /**
     * Change a variation
     * @description Action: `act:update-variation`; project permission: Editor
     */
    patch: operations['Variations_update'];
    trace?: never;
  };
  '/{userId}/orgs/{orgId}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One member of an organization
     * @description Action: `act:get-user-org-details`
     */
    get: operations['Members_getDetails'];
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
    AddUserRequest: {
      /**
       * Format: email
       * @description Whom to add; somebody without an account gets an invitation
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
    ApiEventDto: {
      id: number;
      event_id: string | null;
      user_id: string | null;
      /** @description Null for an event that names no experiment */
      experiment_id: number | null;
      /** @description Of the recorded assignment; as reported for somebody who is not assigned */
      variant_id: number | null;
      type: string;
      /** Format: date-time */
      timestamp: string;
      value: number | null;
      properties: {
        [key: string]: unknown;
      } | null;
      campaign_id: string | null;
      ad_id: string | null;
      device_type: string | null;
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
      status: 'draft' | 'active' | 'paused' | 'archived' | 'ended';
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
      variants: components['schemas']['VariantDto'][];
      /** @description Those that it is for; none means everyone */
      segments: components['schemas']['ApiSegmentDto'][];
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
      kind: 'secret' | 'publishable';
      /** @example 1 */
      project_id: number;
      /**
       * @description False once it is revoked or has expired
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
      permissionType?: 'Owner' | 'Editor' | 'Viewer';
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
    };
    AuditEntryDto: {
      /** @example 311 */
      id: number;
      /** Format: date-time */
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
      entity:
        | 'organization'
        | 'user'
        | 'organizationUser'
        | 'invitation'
        | 'role'
        | 'menu'
        | 'menuTemplate'
        | 'project'
        | 'projectUser'
        | 'projectFile'
        | 'apiKey'
        | 'endUser'
        | 'segment'
        | 'segmentUser'
        | 'experimentGroup'
        | 'experiment'
        | 'experimentSegment'
        | 'variation'
        | 'condition'
        | 'metric';
      /**
       * @description Of a link to a user: the user
       * @example 12
       */
      entityId: number | null;
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
      items: components['schemas']['AuditEntryDto'][];
      /** @example 1 */
      total: number;
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
      operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
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
      status?: 'draft' | 'active';
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
       * @description When it ends by itself
       * @example 2026-12-31T23:59:59.000Z
       */
      end_at?: string;
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
      variants?: components['schemas']['VariantRequest'][];
    };
    CreateApiKeyRequest: {
      /** @example Nightly import */
      name: string;
      /**
       * @description `secret` when left out
       * @example secret
       * @enum {string}
       */
      kind?: 'secret' | 'publishable';
      /**
       * Format: date-time
       * @description When it stops working; never when left out
       * @example 2026-12-31T23:59:59.000Z
       */
      expires_at?: string;
      /**
       * @description Needed with a login that can reach several projects; a token of API_TOKEN knows its own
       * @example 1
       */
      project_id?: number;
    };
    CreateApiSegmentRequest: {
      /** @example Adults in the US */
      name: string;
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
      operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
      /**
       * @description Absolute http(s) addresses for IS and IS_NOT, any texts for CONTAIN and NOT CONTAIN
       * @example [
       *       "/product/"
       *     ]
       */
      urls: string[];
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
       * Format: uri
       * @description The page it runs on
       * @example https://shop.example.com/
       */
      url?: string;
      description?: string;
      /**
       * @description Made from the title when left out
       * @example green-button
       */
      key?: string;
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
      slots: components['schemas']['GroupSlotRequest'][];
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
      /** @example Clicks on buy */
      title: string;
      /**
       * @description Whether a named event is counted, not clicks
       * @example false
       */
      custom?: boolean;
      /**
       * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
       * @example #buy
       */
      selector?: string;
      description?: string;
      /**
       * @example binomial
       * @enum {string}
       */
      kind?: 'binomial' | 'count' | 'mean';
      /**
       * @example increase
       * @enum {string}
       */
      goal?: 'increase' | 'decrease';
      /**
       * @example primary
       * @enum {string}
       */
      role?: 'primary' | 'secondary' | 'guardrail';
    };
    CreateProjectRequest: {
      /**
       * @description Unique in the organization
       * @example Shop
       */
      name: string;
      /** @example 1 */
      orgId: number;
      description?: string;
      /**
       * @description Web sites that may ask for decisions; empty means any
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
      /** @description Whether decisions show how often a metric was triggered */
      publishCounters?: boolean;
      /** @description Whether stored attributes of end users count for decisions without an API key, where anybody can ask by id */
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
       * Format: uri
       * @description Where Split URL and Redirect send the visitor
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
      /** Format: date-time */
      start: string | null;
      /** Format: date-time */
      end: string | null;
    };
    DeletedEndUserDto: {
      /** @example User deleted successfully */
      message: string;
    };
    DuplicateExperimentRequest: {
      /** @example Green button (copy) */
      title?: string;
    };
    EmailRequest: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
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
      type: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
      /** @enum {string} */
      status: 'Draft' | 'Active' | 'Paused' | 'Archived' | 'Ended';
      /** @example https://shop.example.com/ */
      url: string;
      /** @example  */
      description: string;
      /** @enum {string} */
      triggerType: 'Immediately' | 'DOM Ready' | 'URL Changes';
      /** @enum {string} */
      conditionType: 'ALL' | 'ANY';
      /** @example  */
      js: string;
      /** @example  */
      css: string;
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
    };
    ExperimentPageDto: {
      items: components['schemas']['ExperimentDto'][];
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
      type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';
      /**
       * @description Bytes
       * @example 48213
       */
      size: number;
    };
    FilterEventsRequest: {
      /** @description Rows at most; 100 by default */
      limit?: number;
      /** @description `X-Next-Cursor` of the answer before */
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
       * @example [
       *       "click"
       *     ]
       */
      event_types?: string[];
      /**
       * @example [
       *       "customer-17"
       *     ]
       */
      user_ids?: string[];
    };
    GroupDto: {
      /** @example 3 */
      id: number;
      /** @example 1 */
      projectId: number;
      /** @example Checkout */
      name: string;
      /** @description In the order of their place in the group */
      slots: components['schemas']['GroupSlotDto'][];
      /**
       * Format: date-time
       * @example 2026-05-01T12:00:00.000Z
       */
      createdAt: string;
    };
    GroupPageDto: {
      items: components['schemas']['GroupDto'][];
      /** @example 1 */
      total: number;
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
      assignments: number;
      impressions: number;
      clicks: number;
      conversions: number;
      /** @description clicks / impressions */
      ctr: number | null;
      /** @description End users with at least one conversion / assignments */
      conversion_rate: number | null;
      /** @description Null for those of whom it is not known */
      value: string | null;
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
      /** @description Not needed with a bearer token */
      password?: string;
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
      /** @description A total known from an earlier page; counted when absent or 0. */
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
      entity?:
        | 'organization'
        | 'user'
        | 'organizationUser'
        | 'invitation'
        | 'role'
        | 'menu'
        | 'menuTemplate'
        | 'project'
        | 'projectUser'
        | 'projectFile'
        | 'apiKey'
        | 'endUser'
        | 'segment'
        | 'segmentUser'
        | 'experimentGroup'
        | 'experiment'
        | 'experimentSegment'
        | 'variation'
        | 'condition'
        | 'metric';
      /**
       * @description Only changes by this user
       * @example 1
       */
      userId?: number;
      /**
       * Format: date-time
       * @description Only changes from then on
       * @example 2026-12-01T00:00:00.000Z
       */
      from?: string;
      /**
       * Format: date-time
       * @description Only changes before
       * @example 2026-12-31T23:59:59.000Z
       */
      to?: string;
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
      /** @description A total known from an earlier page; counted when absent or 0. */
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
      status?: 'Draft' | 'Active' | 'Paused' | 'Archived' | 'Ended';
      /**
       * @example AB Test
       * @enum {string}
       */
      type?: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
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
      sort?:
        | 'id'
        | '-id'
        | 'title'
        | '-title'
        | 'type'
        | '-type'
        | 'status'
        | '-status'
        | 'createdAt'
        | '-createdAt'
        | 'updatedAt'
        | '-updatedAt'
        | 'startedAt'
        | '-startedAt';
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
      /** @description A total known from an earlier page; counted when absent or 0. */
      total?: number;
      /**
       * @description Only what belongs to this project.
       * @example 1
       */
      projectId: number;
    };
    ListMenusRequest: {
      /**
       * @description May be left out by a member of one organization
       * @example 1
       */
      orgId?: number;
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
      /** @description A total known from an earlier page; counted when absent or 0. */
      total?: number;
      /**
       * @description Only what belongs to this project.
       * @example 1
       */
      projectId?: number;
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
      /** @description A total known from an earlier page; counted when absent or 0. */
      total?: number;
      /**
       * @description Only what belongs to this project.
       * @example 1
       */
      projectId: number;
    };
    LiveEventDto: {
      id: number;
      experimentId: number | null;
      endUserId: string | null;
      type: string;
      value: number | null;
      /** Format: date-time */
      occurredAt: string;
    };
    LiveEventsDto: {
      /** @description The last 100, newest first */
      events: components['schemas']['LiveEventDto'][];
      /** @description The last 100, newest first */
      exposures: components['schemas']['LiveExposureDto'][];
    };
    LiveEventsRequest: {
      /** @example 1 */
      projectId: number;
    };
    LiveExposureDto: {
      experimentId: number;
      variationId: number;
      endUserId: string;
      /** Format: date-time */
      assignedAt: string;
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
    };
    MemberPageDto: {
      items: components['schemas']['MemberDto'][];
      /** @example 1 */
      total: number;
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
      data: components['schemas']['MenuEntryDataDto'];
      children?: components['schemas']['MenuEntryDto'][];
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
      items: components['schemas']['MenuTemplateDto'][];
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
      /** @example false */
      custom: boolean;
      /** @example #buy */
      selector: string;
      /** @example  */
      description: string;
      /** @enum {string} */
      kind: 'binomial' | 'count' | 'mean';
      /** @enum {string} */
      goal: 'increase' | 'decrease';
      /** @enum {string} */
      role: 'primary' | 'secondary' | 'guardrail';
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
    /** @description What went wrong, as in RFC 9457 */
    Problem: {
      /** Format: uri */
      type: string;
      title: string;
      status: number;
      /** @description The end of `type`, for programs */
      code: string;
      /** @description A sentence for people */
      detail: string;
      /** @description One entry for each fault of a field */
      errors?: {
        field: string;
        message: string;
      }[];
      /** @description Finds the request in the logs */
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
    };
    ProjectPageDto: {
      items: components['schemas']['ProjectDto'][];
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
      permissionType: 'Owner' | 'Editor' | 'Viewer';
      /** @example false */
      disabled: boolean;
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
    ResetPasswordRequest: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /**
       * @description The six digits from the mail
       * @example 123456
       */
      otp: string;
      /**
       * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
       * @example Correct-Horse-9!
       */
      newPassword: string;
    };
    ResultsDto: {
      experiment_id: number;
      experiment_name: string;
      conversion_event_type: string;
      summary: components['schemas']['ResultsSummaryDto'];
      variants: components['schemas']['VariantResultDto'][];
      /** @description Of the first treatment in id order */
      comparison: components['schemas']['VariantComparisonDto'] | null;
    };
    ResultsSummaryDto: {
      total_assigned: number;
      total_events: number;
      date_range: components['schemas']['DateRangeDto'];
    };
    RoleDto: {
      /** @example 1 */
      id: number;
      /** @example Analyst */
      name: string;
    };
    RolePageDto: {
      items: components['schemas']['RoleDto'][];
      /** @example 1 */
      total: number;
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
      items: components['schemas']['SegmentDto'][];
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
    SignUpRequest: {
      /**
       * @description Name of the organization
       * @example Example Shop
       */
      name: string;
      /**
       * Format: email
       * @description The part after the @ becomes the domain of the organization
       * @example ada@example.com
       */
      email: string;
      /**
       * @description Upper-case and lower-case letter, digit and one of !@#$%^&*()
       * @example Correct-Horse-9!
       */
      password: string;
    };
    StatsDto: {
      experiment_id: number;
      variants: components['schemas']['VariantStatsDto'][];
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
      allocations: components['schemas']['TrafficShareRequest'][];
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
      status?: 'draft' | 'active' | 'paused' | 'archived' | 'ended';
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
       * @description When it ends by itself; empty for never
       * @example 2026-12-31T23:59:59.000Z
       */
      end_at?: string;
    };
    UpdateApiSegmentRequest: {
      /** @example Adults in the US */
      name?: string;
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
    };
    UpdateConditionRequest: {
      /**
       * @example CONTAIN
       * @enum {string}
       */
      operator?: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
      /**
       * @description Absolute http(s) addresses for IS and IS_NOT, any texts for CONTAIN and NOT CONTAIN
       * @example [
       *       "/product/"
       *     ]
       */
      urls?: string[];
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
      type?: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
      /**
       * @example Active
       * @enum {string}
       */
      status?: 'Draft' | 'Active' | 'Paused' | 'Archived' | 'Ended';
      /**
       * Format: uri
       * @example https://shop.example.com/
       */
      url?: string;
      description?: string;
      /**
       * @example Immediately
       * @enum {string}
       */
      triggerType?: 'Immediately' | 'DOM Ready' | 'URL Changes';
      /**
       * @example ALL
       * @enum {string}
       */
      conditionType?: 'ALL' | 'ANY';
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
       * @description End users after which it may end
       * @example 20000
       */
      plannedUsers?: number;
      /**
       * Format: date-time
       * @description When it ends by itself; empty for never
       * @example 2026-12-31T23:59:59.000Z
       */
      endAt?: string;
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
      /** @description False approves a request to belong to the organization */
      disabled?: boolean;
      /** @description Only for super members to set */
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
      /** @example Clicks on buy */
      title?: string;
      /**
       * @description Whether a named event is counted, not clicks
       * @example false
       */
      custom?: boolean;
      /**
       * @description The CSS selector whose clicks count, or the event name of a custom metric (its title by default)
       * @example #buy
       */
      selector?: string;
      description?: string;
      /**
       * @example binomial
       * @enum {string}
       */
      kind?: 'binomial' | 'count' | 'mean';
      /**
       * @example increase
       * @enum {string}
       */
      goal?: 'increase' | 'decrease';
      /**
       * @example primary
       * @enum {string}
       */
      role?: 'primary' | 'secondary' | 'guardrail';
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
      /** @example Shop */
      name?: string;
      description?: string;
      /**
       * @description Web sites that may ask for decisions; empty means any
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
      /** @description Whether decisions show how often a metric was triggered */
      publishCounters?: boolean;
      /** @description Whether stored attributes of end users count for decisions without an API key, where anybody can ask by id */
      storedAttributesInPublic?: boolean;
    };
    UpdateProjectUserRequest: {
      /**
       * @example Editor
       * @enum {string}
       */
      permissionType?: 'Owner' | 'Editor' | 'Viewer';
      disabled?: boolean;
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
    };
    UpdateVariantRequest: {
      /** @example Green */
      name?: string;
      /**
       * @description Its share of all end users, in percent
       * @example 50
       */
      percent_allocated?: number;
      /** @description Another name for `percent_allocated` */
      traffic_percentage?: number;
    };
    UpdateVariationRequest: {
      /** @example Green */
      title?: string;
      /** @example document.querySelector('#buy').textContent = 'Order now'; */
      js?: string;
      /** @example #buy { background: green } */
      css?: string;
      /**
       * Format: uri
       * @description Where Split URL and Redirect send the visitor
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
    VariantComparisonDto: {
      /** @description The control */
      baseline: string;
      treatment: string;
      lift_percentage: number | null;
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
      /** @description Another name for `percent_allocated` */
      traffic_percentage?: number;
    };
    VariantResultDto: {
      variant_id: number;
      variant_name: string;
      is_control: boolean;
      assigned_count: number;
      event_count: number;
      events_by_type: {
        [key: string]: number;
      };
      unique_users_with_events: number;
      /** @description End users with at least one conversion */
      conversions: number;
      /** @description conversions / assigned_count */
      conversion_rate: number | null;
      /** @description Against the control, as a fraction; null for the control itself */
      lift: number | null;
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
      /** @description Another name for `percent_allocated` */
      traffic_percentage?: number;
    };
    VariantStatsDto: {
      assignments: number;
      impressions: number;
      clicks: number;
      conversions: number;
      /** @description clicks / impressions */
      ctr: number | null;
      /** @description End users with at least one conversion / assignments */
      conversion_rate: number | null;
      variant_id: number;
      variant_name: string;
      /** @description Only with `group_by` */
      groups?: components['schemas']['GroupStatsDto'][];
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
    VerifyRequest: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /**
       * @description The six digits from the mail
       * @example 123456
       */
      otp: string;
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
  FrontDoor_greet: {
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
          'text/plain': string;
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
          'application/json': string[];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "user_id": "customer-17",
         *       "experiment_id": 5,
         *       "url": "https://shop.example.com/product/7",
         *       "attributes": {
         *         "plan": "pro"
         *       }
         *     }
         */
        'application/json': {
          /**
           * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
           * @example customer-17
           */
          user_id: number | string;
          /**
           * @description Id or key
           * @example 5
           */
          experiment_id: number | string;
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
          attributes?: {
            [key: string]: unknown;
          } | null;
          /** @description Kept from the first assignment */
          device_type?: string | null;
          /** @description Kept from the first assignment */
          campaign_id?: string | null;
          /** @description Kept from the first assignment */
          ad_id?: string | null;
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
          'application/json': {
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
             * @description Only without a variant
             * @enum {string}
             */
            reason?:
              | 'not_active'
              | 'not_targeted'
              | 'not_in_segment'
              | 'not_covered'
              | 'holdout'
              | 'excluded_by_group';
          };
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ApiKeys_create: {
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
         *       "name": "Nightly import",
         *       "kind": "secret",
         *       "expires_at": "2026-12-31T23:59:59.000Z",
         *       "project_id": 1
         *     }
         */
        'application/json': components['schemas']['CreateApiKeyRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ApiKeyDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "value": 59.9,
         *       "properties": {
         *         "items": 3
         *       },
         *       "campaign_id": "spring",
         *       "ad_id": "ad-4",
         *       "device_type": "mobile"
         *     }
         */
        'application/json':
          | {
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
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }
          | {
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
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }[];
      };
    };
    responses: {
      /** @description The first event under this event id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
          };
        };
      };
      /** @description The stored event; for an array how many were new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
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
              }
            | {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "value": 59.9,
         *       "properties": {
         *         "items": 3
         *       },
         *       "campaign_id": "spring",
         *       "ad_id": "ad-4",
         *       "device_type": "mobile"
         *     }
         */
        'application/json':
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }[];
      };
    };
    responses: {
      /** @description The first event under this event id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
          };
        };
      };
      /** @description The stored event; for an array how many were new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
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
              }
            | {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "value": 59.9,
         *       "properties": {
         *         "items": 3
         *       },
         *       "campaign_id": "spring",
         *       "ad_id": "ad-4",
         *       "device_type": "mobile"
         *     }
         */
        'application/json':
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }[];
      };
    };
    responses: {
      /** @description The first event under this event id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
          };
        };
      };
      /** @description The stored event; for an array how many were new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
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
              }
            | {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "value": 59.9,
         *       "properties": {
         *         "items": 3
         *       },
         *       "campaign_id": "spring",
         *       "ad_id": "ad-4",
         *       "device_type": "mobile"
         *     }
         */
        'application/json':
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }
          | {
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example customer-17
               */
              user_id: number | string;
              /**
               * @description ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than five minutes ahead is refused.
               * @example 2026-11-20T12:00:00Z
               */
              timestamp?: (string | number) | null;
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
              properties?: {
                [key: string]: unknown;
              } | null;
              /** @description Makes a retry count once, per project, for 30 days */
              event_id?: (string | number) | null;
              /** @description Id or key. Without one the event belongs to every experiment that the end user is assigned in. */
              experiment_id?: (number | string) | null;
              /** @description Results use the recorded assignment */
              variant_id?: number | null;
              /** @description The name in place of the id; needs `experiment_id` */
              variant?: string | null;
              /** @example spring */
              campaign_id?: string | null;
              /** @example ad-4 */
              ad_id?: string | null;
              /** @example mobile */
              device_type?: string | null;
            }[];
      };
    };
    responses: {
      /** @description The first event under this event id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
          };
        };
      };
      /** @description The stored event; for an array how many were new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
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
              }
            | {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiEventDto'][];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['FilterEventsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          /** @description The address of the next page, with `rel="next"`; absent on the last */
          Link?: string;
          /** @description The `cursor` of the next page; absent on the last */
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiEventDto'][];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ApiEvents_export: {
    parameters: {
      query?: {
        /** @description `ndjson` when left out */
        format?: 'ndjson' | 'csv';
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
          'application/x-ndjson': string;
          'text/csv': string;
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiExperimentDto'][];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateApiExperimentRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiExperimentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is taken */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "user_id": "customer-17",
         *       "url": "https://shop.example.com/product/7",
         *       "attributes": {
         *         "plan": "pro"
         *       },
         *       "experiment_ids": [
         *         5
         *       ]
         *     }
         */
        'application/json': {
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
          attributes?: {
            [key: string]: unknown;
          } | null;
          /**
           * @example [
           *       5
           *     ]
           */
          experiment_ids: (number | string)[];
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
          'application/json': {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ApiExperimentDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "conversion_event_type": "purchase",
         *       "planned_users": 20000,
         *       "end_at": "2026-12-31T23:59:59.000Z"
         *     }
         */
        'application/json': components['schemas']['UpdateApiExperimentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiExperimentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The status cannot follow, or something is missing for the start */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': {
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
             * @description Only without a variant
             * @enum {string}
             */
            reason?:
              | 'not_active'
              | 'not_targeted'
              | 'not_in_segment'
              | 'not_covered'
              | 'holdout'
              | 'excluded_by_group';
          };
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        /** @description Events of this type only */
        event_type?: string;
        /** @description This variant only */
        variant_id?: number;
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
          'application/json': components['schemas']['ResultsDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ApiResults_readStats: {
    parameters: {
      query?: {
        /** @description Broken down by this; an event's own value wins */
        group_by?: 'device_type' | 'campaign_id' | 'ad_id' | 'day';
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
          'application/json': components['schemas']['StatsDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *         "percent_allocated": 100
         *       }
         *     ]
         */
        'application/json': components['schemas']['VariantShareRequest'][];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariantDto'][];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "percent_allocated": 50
         *     }
         */
        'application/json': components['schemas']['VariantRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariantDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "percent_allocated": 50
         *     }
         */
        'application/json': components['schemas']['UpdateVariantRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariantDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is retired, so it gets no share */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiSegmentDto'][];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "rules": {
         *         "country_code": "US",
         *         "age": {
         *           "$gte": 18
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['CreateApiSegmentRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiSegmentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "segment_id": 1
         *     }
         */
        'application/json': components['schemas']['AssignExperimentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentMessageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['AssignEndUserRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentMessageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "segment_id": 1
         *     }
         */
        'application/json': components['schemas']['AssignExperimentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentMessageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another project */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the last segment of an active experiment */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ApiSegmentDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "rules": {
         *         "country_code": "US",
         *         "age": {
         *           "$gte": 18
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['UpdateApiSegmentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiSegmentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ApiSegmentDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the last segment of an active experiment */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'X-Next-Cursor'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndUserDto'][];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateEndUserRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndUserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id is taken */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['EndUserDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['UpdateEndUserRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndUserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['DeletedEndUserDto'];
        };
      };
      /** @description No valid API key */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is a publishable one */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1,
         *       "entity": "experiment",
         *       "userId": 1,
         *       "from": "2026-12-01T00:00:00.000Z",
         *       "to": "2026-12-31T23:59:59.000Z"
         *     }
         */
        'application/json': components['schemas']['ListAuditRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['LoginRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPairDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Wrong credentials, or an account that is not verified yet */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The account is disabled everywhere */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['RefreshRequest'];
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No refresh token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['RefreshRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPairDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No refresh token, one that has expired, or one of an ended session */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The account is disabled everywhere */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Conditions_remove: {
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
          'application/json': components['schemas']['ConditionDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       ]
         *     }
         */
        'application/json': components['schemas']['UpdateConditionRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConditionDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       }
         *     }
         */
        'application/json': {
          /**
           * Format: uri
           * @description The address of the page, absolute, http or https
           * @example https://shop.example.com/product/7
           */
          url: string;
          /** @example 1 */
          projectId: number;
          /**
           * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same. Left out or null: the server makes one and answers it.
           * @example 42
           */
          endUserId?: (number | string) | null;
          /**
           * @description What segment rules may ask for, at most 10 levels deep. Known without being sent: url, path, host, query, utm_*, referrer, language, locale, device_type, browser, operating_system, country_code.
           * @example {
           *       "plan": "pro",
           *       "age": 34
           *     }
           */
          attributes?: {
            [key: string]: unknown;
          };
          /** @description The token of a preview link: its variation alone is answered, marked `preview: true`, whatever the status of its experiment, and nothing is recorded. 403 when it is not valid any more. */
          preview?: string | null;
        };
      };
    };
    responses: {
      /** @description The decisions; an empty list when no experiment is for this visitor here */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
              type?: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
              /** @enum {string} */
              triggerType?: 'Immediately' | 'DOM Ready' | 'URL Changes';
              /** @example null */
              url?: string | null;
              /** @enum {string} */
              conditionType?: 'ALL' | 'ANY';
              variation?: {
                /** @example 11 */
                variationId?: number;
                /** @example Green button */
                variationTitle?: string;
                /** @example document.querySelector('#buy').dataset.tone = 'green' */
                js?: string;
                /** @example #buy { background: green } */
                css?: string;
                /** @example null */
                redirectUrl?: string | null;
                /** @example false */
                isControl?: boolean;
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
                operator?: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
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
               * @description Only there in a preview
               * @enum {boolean}
               */
              preview?: true;
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The project does not serve this origin, or the preview token is not valid any more */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project, experiment or metric, or its organization is disabled */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body, or the list in it, is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not served */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests from this address */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What this needs is away for the moment */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['LiveEventsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LiveEventsDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "url": "https://shop.example.com/",
         *       "key": "green-button"
         *     }
         */
        'application/json': components['schemas']['CreateExperimentRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The key is taken */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1,
         *       "status": "Draft",
         *       "type": "AB Test",
         *       "q": "button",
         *       "tag": "checkout",
         *       "archived": false,
         *       "sort": "-updatedAt"
         *     }
         */
        'application/json': components['schemas']['ListExperimentsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1,
         *       "status": "Draft",
         *       "type": "AB Test",
         *       "q": "button",
         *       "tag": "checkout",
         *       "archived": false,
         *       "sort": "-updatedAt"
         *     }
         */
        'application/json': components['schemas']['ListExperimentsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ExperimentDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "status": "Active",
         *       "url": "https://shop.example.com/",
         *       "triggerType": "Immediately",
         *       "conditionType": "ALL",
         *       "coverage": 100,
         *       "groupId": 3,
         *       "plannedUsers": 20000,
         *       "endAt": "2026-12-31T23:59:59.000Z",
         *       "conversionEventType": "purchase",
         *       "tags": [
         *         "checkout"
         *       ]
         *     }
         */
        'application/json': components['schemas']['UpdateExperimentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The status cannot follow the present one, or something is missing */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ConditionDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       ]
         *     }
         */
        'application/json': components['schemas']['CreateConditionRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConditionDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['DuplicateExperimentRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MetricDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "title": "Clicks on buy",
         *       "custom": false,
         *       "selector": "#buy",
         *       "kind": "binomial",
         *       "goal": "increase",
         *       "role": "primary"
         *     }
         */
        'application/json': components['schemas']['CreateMetricRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetricDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['PreviewLinkDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['SegmentDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Segments_replaceAttached: {
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
         *       "segmentIds": [
         *         1
         *       ]
         *     }
         */
        'application/json': components['schemas']['AttachSegmentsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentDto'][];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It would leave an Active experiment without its last segment */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['TrafficRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariationDto'][];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['VariationDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "redirectUrl": "https://shop.example.com/",
         *       "segmentId": 7
         *     }
         */
        'application/json': components['schemas']['CreateVariationRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariationDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'image/png': string;
          'image/jpeg': string;
          'image/gif': string;
          'image/webp': string;
          'image/avif': string;
        };
      };
      /** @description Absent or deleted */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The file storage is away */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['FileDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['FileDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The file storage is away; nothing is removed */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateGroupRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description An experiment is in a group already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListGroupsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['GroupDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
           *       "status": "ok"
           *     }
           */
          'application/json': {
            status?: string;
          };
        };
      };
    };
  };
  Health_ready: {
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
           *       "dependencies": {
           *         "database": "ok"
           *       }
           *     }
           */
          'application/json': {
            status?: string;
            dependencies?: {
              [key: string]: string;
            };
          };
        };
      };
      /** @description Names what is away */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateMenuTemplateRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MenuTemplateDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a menu template of this name */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MenuTemplatePageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MenuEntryDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MenuTemplateDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['UpdateMenuTemplateRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MenuTemplateDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a menu template of this name */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateMenuRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MenuDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a menu of this label */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['ListMenusRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MenuDto'][];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "experimentId": 5,
         *       "projectId": 1,
         *       "custom": false,
         *       "metricsId": 31,
         *       "eventName": "signup",
         *       "endUserId": 42,
         *       "value": 12.5,
         *       "eventId": "order-4711"
         *     }
         */
        'application/json':
          | {
              /**
               * @description The id or the key of the experiment
               * @example 5
               */
              experimentId: number | string;
              /**
               * @description Needed with a key that experiments of several projects have
               * @example 1
               */
              projectId?: number | null;
              /**
               * @description True for a custom event, false for a click that a metric counts
               * @default false
               * @example false
               */
              custom?: boolean;
              /**
               * @description The metric; needed unless `custom` is true
               * @example 31
               */
              metricsId?: number;
              /**
               * @description The name of a custom event, as in the selector of a custom metric; needed if `custom`
               * @example signup
               */
              eventName?: string;
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example 42
               */
              endUserId?: (number | string) | null;
              /**
               * @description For example a revenue
               * @example 12.5
               */
              value?: number | null;
              /**
               * @description Makes a retry count once, per project
               * @example order-4711
               */
              eventId?: (string | number) | null;
              /** @description The token of a preview link: counted in QA mode and not stored */
              preview?: string | null;
              /** @description When it happened by the clock of the caller */
              timestamp?: (string | number) | null;
              /** @description When the call was sent by that same clock, which it corrects */
              sentAt?: (string | number) | null;
            }
          | {
              /**
               * @description The id or the key of the experiment
               * @example 5
               */
              experimentId: number | string;
              /**
               * @description Needed with a key that experiments of several projects have
               * @example 1
               */
              projectId?: number | null;
              /**
               * @description True for a custom event, false for a click that a metric counts
               * @default false
               * @example false
               */
              custom?: boolean;
              /**
               * @description The metric; needed unless `custom` is true
               * @example 31
               */
              metricsId?: number;
              /**
               * @description The name of a custom event, as in the selector of a custom metric; needed if `custom`
               * @example signup
               */
              eventName?: string;
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example 42
               */
              endUserId?: (number | string) | null;
              /**
               * @description For example a revenue
               * @example 12.5
               */
              value?: number | null;
              /**
               * @description Makes a retry count once, per project
               * @example order-4711
               */
              eventId?: (string | number) | null;
              /** @description The token of a preview link: counted in QA mode and not stored */
              preview?: string | null;
              /** @description When it happened by the clock of the caller */
              timestamp?: (string | number) | null;
              /** @description When the call was sent by that same clock, which it corrects */
              sentAt?: (string | number) | null;
            }[];
        'text/plain':
          | {
              /**
               * @description The id or the key of the experiment
               * @example 5
               */
              experimentId: number | string;
              /**
               * @description Needed with a key that experiments of several projects have
               * @example 1
               */
              projectId?: number | null;
              /**
               * @description True for a custom event, false for a click that a metric counts
               * @default false
               * @example false
               */
              custom?: boolean;
              /**
               * @description The metric; needed unless `custom` is true
               * @example 31
               */
              metricsId?: number;
              /**
               * @description The name of a custom event, as in the selector of a custom metric; needed if `custom`
               * @example signup
               */
              eventName?: string;
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example 42
               */
              endUserId?: (number | string) | null;
              /**
               * @description For example a revenue
               * @example 12.5
               */
              value?: number | null;
              /**
               * @description Makes a retry count once, per project
               * @example order-4711
               */
              eventId?: (string | number) | null;
              /** @description The token of a preview link: counted in QA mode and not stored */
              preview?: string | null;
              /** @description When it happened by the clock of the caller */
              timestamp?: (string | number) | null;
              /** @description When the call was sent by that same clock, which it corrects */
              sentAt?: (string | number) | null;
            }
          | {
              /**
               * @description The id or the key of the experiment
               * @example 5
               */
              experimentId: number | string;
              /**
               * @description Needed with a key that experiments of several projects have
               * @example 1
               */
              projectId?: number | null;
              /**
               * @description True for a custom event, false for a click that a metric counts
               * @default false
               * @example false
               */
              custom?: boolean;
              /**
               * @description The metric; needed unless `custom` is true
               * @example 31
               */
              metricsId?: number;
              /**
               * @description The name of a custom event, as in the selector of a custom metric; needed if `custom`
               * @example signup
               */
              eventName?: string;
              /**
               * @description An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same.
               * @example 42
               */
              endUserId?: (number | string) | null;
              /**
               * @description For example a revenue
               * @example 12.5
               */
              value?: number | null;
              /**
               * @description Makes a retry count once, per project
               * @example order-4711
               */
              eventId?: (string | number) | null;
              /** @description The token of a preview link: counted in QA mode and not stored */
              preview?: string | null;
              /** @description When it happened by the clock of the caller */
              timestamp?: (string | number) | null;
              /** @description When the call was sent by that same clock, which it corrects */
              sentAt?: (string | number) | null;
            }[];
      };
    };
    responses: {
      /** @description Stored, or stored before under the same event id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @example Metric tracked successfully in Live mode */
                message?: string;
                /** @example true */
                triggered?: boolean;
              }
            | {
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
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The project does not serve this origin, or the preview token is not valid any more */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such project, experiment or metric, or its organization is disabled */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body, or the list in it, is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type is not served */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many requests from this address */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description What this needs is away for the moment */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MetricDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "title": "Clicks on buy",
         *       "custom": false,
         *       "selector": "#buy",
         *       "kind": "binomial",
         *       "goal": "increase",
         *       "role": "primary"
         *     }
         */
        'application/json': components['schemas']['UpdateMetricRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetricDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['SignUpRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A verified organization of the domain, or account, exists */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['OrganizationHitDto'][];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "name": "Shop",
         *       "orgId": 1,
         *       "allowedOrigins": [
         *         "https://shop.example.com"
         *       ],
         *       "holdoutPercent": 5
         *     }
         */
        'application/json': components['schemas']['CreateProjectRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a project of this name */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['ProjectDto'][];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "name": "Shop",
         *       "allowedOrigins": [
         *         "https://shop.example.com"
         *       ],
         *       "holdoutPercent": 5
         *     }
         */
        'application/json': components['schemas']['UpdateProjectRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a project of this name */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'multipart/form-data': {
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
          'application/json': components['schemas']['FileDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The image has more than 5 MiB */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No form, or the content is no image of a known kind */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The file storage is away */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "permissionType": "Editor"
         *     }
         */
        'application/json': components['schemas']['AssignUserRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectUserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Assigned already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_removeMember: {
    parameters: {
      query?: never;
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
          'application/json': components['schemas']['ProjectUserDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "permissionType": "Editor"
         *     }
         */
        'application/json': components['schemas']['UpdateProjectUserRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectUserLinkDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['CreateRoleRequest'];
      };
    };
    responses: {
      /** @description It exists already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleDto'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolePageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['RoleDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A member, or somebody invited, has it */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['UpdateRoleRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The organization has a role of this name */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "rules": {
         *         "country_code": "US",
         *         "age": {
         *           "$gte": 18
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['CreateSegmentRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListSegmentsRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['SegmentDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['SegmentDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the last segment of an Active experiment */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "rules": {
         *         "country_code": "US",
         *         "age": {
         *           "$gte": 18
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['UpdateSegmentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SegmentDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['SegmentUserDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['SegmentUserDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'text/javascript': string;
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
          'application/json': string;
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
         *       "projectId": 1
         *     }
         */
        'application/json': components['schemas']['ListRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MemberPageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['EmailRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "orgId": 1
         *     }
         */
        'application/json': components['schemas']['JoinRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JoinDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Wrong credentials or token, or an account that is not verified */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Linked already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['UpdateProfileRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['ChangePasswordRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['AddUserRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationOfUserDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A member already */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['RegistrationRequest'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegistrationDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A verified account with this e-mail exists */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "newPassword": "Correct-Horse-9!"
         *     }
         */
        'application/json': components['schemas']['ResetPasswordRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description A wrong, expired, used or unknown code */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
        'application/json': components['schemas']['EmailRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "otp": "123456"
         *     }
         */
        'application/json': components['schemas']['VerifyRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description A wrong, expired, used or unknown code */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many tries from the address or for the account */
      429: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "contactNumber": "+44 20 7946 0000",
         *       "roleId": 1,
         *       "menuTemplateId": 1
         *     }
         */
        'application/json': components['schemas']['UpdateMemberRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdatedMemberDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It would be the last enabled super member */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MemberDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['VariationDto'];
        };
      };
      /** @description It is the control */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
         *       "redirectUrl": "https://shop.example.com/",
         *       "segmentId": 7
         *     }
         */
        'application/json': components['schemas']['UpdateVariationRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VariationDto'];
        };
      };
      /** @description The request cannot be read, for example because its body is not JSON */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than allowed */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content type of the body is not served here */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
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
          'application/json': components['schemas']['MemberDto'];
        };
      };
      /** @description No valid access token */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another `email` header, or a permission is missing */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Absent, or of another organization */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Fields are missing, unknown or of the wrong form; `errors` names each */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part that this needs is away; wait as long as Retry-After says */
      503: {
        headers: {
          /** @description Seconds */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
