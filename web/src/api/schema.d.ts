/** The shapes of the API, made by `npm run api` from server/openapi.json. */

export interface paths {
    "/api/v1/accounts/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that its owner holds an account of the exchange centre, or the first one of an organisation that the caller's founds, by another person than who opened it or gave it its password. Until then one of the centre only reads, and the others open nothing. Once it is confirmed, nothing happens. */
        post: {
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
                    "application/json": components["schemas"]["AccountConfirmed"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives an account other duties, by an administrator of its own organisation: its sessions end. In the exchange                     centre one that is given a duty only reads, until another person has confirmed it. */
        put: {
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
                    "application/json": components["schemas"]["AccountDutiesSet"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the lock of an account and of its devices that wrong passwords brought, by an administrator of its own organisation. */
        delete: {
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
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a temporary password in place of a lost one, by an administrator of the account's own organisation: its sessions end, no device keeps its way in, and nothing is open with it but changing it. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemporaryPasswordView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the second factor of an account whose owner has lost his device, with a reason, by another administrator of its own organisation: all its sessions end, and its owner is notified. Where it has none, nothing happens. */
        delete: {
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
                    "application/json": components["schemas"]["SecondFactorRemoval"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets an account sign in, or no more. */
        put: {
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
                    "application/json": components["schemas"]["AccountStateSet"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is loaded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a number of working days is over, and which days were not counted. */
        get: {
            parameters: {
                query?: {
                    /** @description The day from which to count; today by default */
                    from?: string;
                    /** @description How many to count; 5 by default */
                    working_days?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeadlineView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of the calendar that take two people, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description open waits for a second person */
                    state?: components["schemas"]["RuleProposalState"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CalendarProposalView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Loads the notice and counts open deadlines again; by another person than the one who proposed it. */
        post: {
            parameters: {
                query?: {
                    /** @description What it would do; nothing is loaded */
                    preview?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadingResult"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses it with a reason; by another person than the one who proposed it. */
        post: {
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
                    "application/json": components["schemas"]["CalendarProposalRefusal"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/proposals/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back; by who proposed it. */
        post: {
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
                    "application/json": components["schemas"]["CalendarProposalWithdrawal"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A year of the calendar. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["YearView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Loads a notice of the State Council, as a list of days or in its own words, and counts open deadlines again. A year whose notice leaves out a rest day that the law fixes stays provisional. Whoever replaces a notice says which one: two corrections at once must not undo each other. What changes a year that is settled takes two people: 202 with a proposal, which a colleague confirms. */
        put: {
            parameters: {
                query?: {
                    /** @description What it would do; nothing is loaded */
                    preview?: boolean;
                };
                header?: {
                    /** @description The version of the notice that is replaced; needed when there is one (428), and 412 when there is another by now */
                    "If-Match"?: string | null;
                };
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoticeLoaded"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadingResult"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadingResult"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Collections, newest first: all for overseers, for a manufacturer those that it has to answer. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those not closed yet */
                    open?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CampaignView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Opens the collection of a quarter's prices; the same quarter and class again answers the one that is there. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CampaignOpened"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opening a collection would ask and of whom, before anything happens: whether the quarter has begun or has a collection, and how many manufacturers can be notified. */
        get: {
            parameters: {
                query?: {
                    /** @description Whose prices, such as 2026Q4 */
                    quarter?: string;
                    /** @description The class; all when absent */
                    category?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignOpening"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/preview/manufacturers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manufacturers that opening a collection would ask. */
        get: {
            parameters: {
                query?: {
                    /** @description The class; all when absent */
                    category?: string;
                    /** @description Only those that can be notified, or cannot */
                    reachable?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CampaignMaker"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A collection with its progress. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the prices of the caller's own products that stand: of some, or of all. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfirmedView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the right quarter or class in the place of a wrong one; who has to answer for what is counted again, and answers given hold. */
        post: {
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
                    "application/json": components["schemas"]["CampaignCorrected"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a collection until a later day. */
        post: {
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
                    "application/json": components["schemas"]["CampaignExtension"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/manufacturers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far each manufacturer has come. */
        get: {
            parameters: {
                query?: {
                    /** @description Whether everything is answered */
                    done?: boolean;
                    /** @description Part of the manufacturer's name */
                    q?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CampaignProgress"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own products in a collection, or for overseers those of all or of one manufacturer, with the prices that count; as xlsx it is the file to correct and to send back as declarations. */
        get: {
            parameters: {
                query?: {
                    /** @description Whose products, for overseers */
                    manufacturer?: string;
                    /** @description Whether it has an answer */
                    answered?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CampaignProductView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds the manufacturers that have not answered in full, now. */
        post: {
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
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a collection opened by mistake: nothing is to be answered, its records of silence are withdrawn, its manufacturers are notified, and the quarter can be opened again. */
        post: {
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
                    "application/json": components["schemas"]["CampaignReason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every class with its name today. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Category"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the clock says. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClockView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Moves the simulated clock forward, to 2099 at the latest, and runs the jobs that have become due before it answers; 202 when the clock has moved and they need longer. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClockMoved"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClockView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClockView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/current-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calling hospital's own price list. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CurrentPriceLine"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declares a price. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declares several prices, each judged by itself; one that was declared before and decided on is refused unless it comes with another proof. */
        post: {
            parameters: {
                query?: {
                    /** @description Declare them although the same prices were declared before */
                    again?: boolean;
                };
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Declarations"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeclarationResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Submits a declaration again that was asked back, corrected. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a declaration back that is not public yet. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that somebody signed in at with an account, the last used first: others who lock the account do not keep them out. */
        get: {
            parameters: {
                query?: {
                    /** @description Of an account of one's own organisation, for its administrators, or of any, for the exchange centre; one's own by default */
                    account?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DeviceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes its way in from a device that was lost: it is a stranger again, and its sessions end. One's own, or one of an account that the caller manages. */
        delete: {
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
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a file in. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["HandedIn"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvidenceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a file: its owner's to read, and the overseers'; a hospital's once it is attached to something that they may see. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EvidenceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file itself. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": number[];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/expiring-certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates of listed products that end within the term of the first warning, the first to end first: all for overseers, a manufacturer's own, those of what a hospital buys. */
        get: {
            parameters: {
                query?: {
                    /** @description Exactly those that this message to the caller reports */
                    notice?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ExpiringCertificateView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists that the caller asked for as files and that were too long to be written at once, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Export"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the file of a list is. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Export"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an export that is not finished; one that has ended remains as it is. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Export"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file, for whoever asked for it and may still read the list. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened after a position, of what the caller may know, in order and without a gap. Positions are the caller's own: they count what his organisation may read, and never change. */
        get: {
            parameters: {
                query?: {
                    /** @description The position after which to read; from the start by default */
                    after?: number;
                    /** @description Events at most; 20 by default */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeedPage"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the caller. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HomeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports that the caller may know of, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ImportView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/current-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Loads what a hospital pays (hospital). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declares the prices of a file (manufacturer): what `POST /declarations` does for each row. */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the invitations of a file (hospital). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/linkage-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Loads the price list of another platform to be linked after publicity; it moves no price by itself (exchange centre). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/listed-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Loads listed prices (exchange centre). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters organisations with their first administrators, who set their passwords by one-time links (exchange centre). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Loads products (exchange centre). */
        post: {
            parameters: {
                query?: {
                    /** @description Load it although the same content was loaded before; otherwise that does nothing */
                    again?: boolean;
                    /** @description Say what the load would do, and do nothing: 200 instead of 202 */
                    preview?: boolean;
                    /** @description Of a preview: name only rows after this one */
                    after?: number;
                    /** @description What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice */
                    hidden_rows?: "skip" | "send";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoadPreview"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportBegun"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A spreadsheet to fill in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "organisations" | "products" | "listed-prices" | "current-prices" | "invitations" | "declarations" | "linkage-lists";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import with its progress. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own file with a status and a remark for each row. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a load as a whole, once, by another person of its organisation: its prices are withdrawn and those that they replaced are in force again, prices of later loads that are far from what is known without it wait for another person, what it held or declared is withdrawn, invitations that it ended are open again where they can be and concluded prices in force, those that it sent are withdrawn while nobody has answered them. The rest is listed, and what was concluded meanwhile under its limits is named. */
        post: {
            parameters: {
                query?: {
                    /** @description Say what would be undone, and do nothing */
                    preview?: boolean;
                };
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReversalReason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReversalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/reversal/things": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the reversal of a load undid or had to leave, with prices and limits before and after. Of a load that was not undone: what its reversal would do, worked out and rolled back, for those who may undo it. */
        get: {
            parameters: {
                query?: {
                    /** @description Only what this was done to */
                    step?: components["schemas"]["UndoneStep"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ReversalThingView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the installation lacks before people can work with it, step by step: each rests on those before. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstallationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's invitations; overseers see all. */
        get: {
            parameters: {
                query?: {
                    /** @description One state, or several with commas */
                    state?: string;
                    /** @description Only for this product */
                    product_id?: string;
                    /** @description Only those whose deadline is before this instant */
                    due_before?: string;
                    /** @description Newest first (-sent_at) unless asked otherwise; by deadline, those without one come last */
                    sort?: components["schemas"]["InvitationOrder"];
                    /** @description Part of the product's name, or the number */
                    q?: string;
                    /** @description Only those that this message to the caller reports */
                    notice?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_InvitationView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Sends an invitation. At the reference limit it is confirmed at once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key again finds the same invitation */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One response to several invitations, each judged by itself. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Answers"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnswerResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends several invitations, each judged by itself. An offer that the hospital made before, for the same product at the same price and quantity, is not sent once more, however it was sent then, while it is open and for some weeks: it is answered with the invitation that it was, `unchanged`. */
        post: {
            parameters: {
                query?: {
                    /** @description Send them although equal offers were sent before */
                    again?: boolean;
                };
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what sending an offer would do; refuses what sending would refuse. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferPreview"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invitation with everything that happened to it. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationThread"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The manufacturer takes the offer. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The manufacturer names another price, once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CounterOffer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/counter-acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The hospital takes the counter-offer. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/counter-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The hospital refuses the counter-offer. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The manufacturer refuses it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The hospital takes the invitation back before it is answered. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The version that was read; 412 when it has changed meanwhile */
                    "If-Match"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs, in the order of running. */
        get: {
            parameters: {
                query?: {
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_JobView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{name}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a job, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_JobRunView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Runs a job outside its schedule. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobAsked"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists of other platforms, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description How far the list has come */
                    state?: components["schemas"]["LinkageState"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_LinkageView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of another platform. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkageView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a list of which nothing is public yet. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkageView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a list would change, in numbers, with the progress of working it out. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Works the preview of a draft out anew, in the background. */
        post: {
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
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/preview/concluded-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Concluded invitations whose prices the new limits would end (`bargaining.concluded_above_limit`). */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PreviewInvitation"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/preview/hospital-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products with five hospitals or more that pay more than the new limit, by their rounded prices: how many, never which and never what. */
        get: {
            parameters: {
                query?: {
                    /** @description What happens to the limit */
                    change?: components["schemas"]["LimitChange"];
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description percent (largest falls first), -percent */
                    sort?: "percent" | "-percent";
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PreviewProduct"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/preview/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations that would be superseded. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PreviewInvitation"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/preview/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products whose limits would change. */
        get: {
            parameters: {
                query?: {
                    /** @description What happens to the limit */
                    change?: components["schemas"]["LimitChange"];
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description percent (largest falls first), -percent */
                    sort?: "percent" | "-percent";
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PreviewProduct"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/publicity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes every row of a list public: from then on it may be objected to, and it takes effect when the publicity is over. */
        post: {
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
                    "application/json": components["schemas"]["LinkagePublicized"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkageView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/linkages/{id}/strikes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Strikes rows of a list before it is public, each judged by itself; what the list would change is worked out anew. */
        post: {
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
                    "application/json": components["schemas"]["RowsStruck"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that the caller may read, newest first: overseers all, others their own, and a manufacturer the cases about its products. */
        get: {
            parameters: {
                query?: {
                    /** @description One state, or several with commas */
                    state?: string;
                    /** @description Only of this product */
                    product_id?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_LowerPriceReportView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Reports a lower price elsewhere: the manufacturer's duty, and anyone's right. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LowerPriceReported"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LowerPriceReportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Until when the manufacturer must report a price that is executed elsewhere, and whether a report made now is in time. */
        get: {
            parameters: {
                query?: {
                    /** @description The first day of the price; today by default */
                    executed_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportDeadline"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report of a lower price. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LowerPriceReportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds a reported price true: it becomes a change of price, whose publicity opens at once. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LowerPriceReportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** States the manufacturer's reasons in a case about its product. */
        post: {
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
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LowerPriceReportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lower-price-reports/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds that nothing follows from a report. */
        post: {
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
                    "application/json": components["schemas"]["NotAccepted"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LowerPriceReportView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is: account, organisation, in which capacity, the duties and roles in force. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/capacities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In which capacities one's firm acts, with what one has not read in each. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CapacityView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Acts in another capacity of one's firm from now on: this session, and those that begin later. A program acts in the one in which its key was made. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CapacitySwitched"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own passkeys, the first one first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PasskeyView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Adds the key that a device made: from now on it serves in place of a code, and a password alone opens the account no more. All other sessions of the account end, and no other device keeps its way in. Where the account had no second factor, answers ten recovery codes, once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasskeyAdded"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedPasskeyView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands over by what a device makes a key for the platform, once, for five minutes. Nothing is added yet. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorProof"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChallengeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a passkey. With the last one of an account that takes no codes its second factor is removed, unless the rulebook demands it for the duties of the account. */
        delete: {
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
                    "application/json": components["schemas"]["SecondFactorProof"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own password. All other sessions of the account end, and no other device keeps its way in. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether signing in with one's own account takes a second factor, and how many recovery codes are left. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondFactorView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Puts the second factor in force that was handed over last, by a code of the device: answers ten recovery codes, once. All other sessions of the account end, and no other device keeps its way in. After five wrong codes, or half an hour, it is handed over once more. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorConfirmed"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Hands over the secret of a second factor (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), once. It is not in force yet; one that is stays so until then, and takes a code here. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorProof"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondFactorSecret"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Removes one's own second factor, unless the rulebook demands it for the duties of the account. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorProof"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten recovery codes, once, in the place of all that are left: those are void. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorProof"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own open sessions, the last used first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_OwnSessionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of one's own sessions, as signing out there does. */
        delete: {
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
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages to the caller, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those not read yet */
                    unread?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_MessageView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks all messages of the caller read. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of messages reach the caller by which way. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettingsView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Replaces what the caller chose. Kinds that are not named are notified of as usual; a message about a deadline that costs rights stays in the console whatever is chosen. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettingsView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages the caller has not read. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadCount"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks a message read. */
        put: {
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
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/misconduct-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that the caller may read, newest first: overseers all, others their own. */
        get: {
            parameters: {
                query?: {
                    /** @description Only this organisation's */
                    organisation?: string;
                    /** @description Only those that this message to the caller reports */
                    notice?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_MisconductRecord"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/misconduct-records/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a record, by another person than who made it, ordered what it is about or reported its price: it stays to be seen with the reason and counts no longer. */
        post: {
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
                    "application/json": components["schemas"]["RecordWithdrawn"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Objections, newest first: overseers see all, others their own and, without who objects, those to their products. */
        get: {
            parameters: {
                query?: {
                    /** @description Where the objection stands */
                    state?: components["schemas"]["ObjectionState"];
                    /** @description Only in this publicity */
                    publicity_id?: string;
                    /** @description Only to this change */
                    price_change_id?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ObjectionView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers an objection. */
        post: {
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
                    "application/json": components["schemas"]["ObjectionAnswer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back an objection of one's own organisation that is not answered. */
        post: {
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
                    "application/json": components["schemas"]["ObjectionWithdrawal"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/one-time-links/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose password a one-time link sets. Wrong, used, ended and voided links get the same answer: `link-void`. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkOpened"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedLinkView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/one-time-links/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the password by a one-time link, which serves once. Sessions, devices and second factor of the account end. Nobody is signed in by it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkUsed"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations, in the order of entry. */
        get: {
            parameters: {
                query?: {
                    /** @description Of which kind */
                    kind?: components["schemas"]["OrganisationKind"];
                    /** @description Hospitals of this grade */
                    grade?: components["schemas"]["HospitalGrade"];
                    /** @description Public hospitals, or private ones */
                    ownership?: components["schemas"]["HospitalOwnership"];
                    /** @description Part of the name */
                    q?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_OrganisationView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Enters an organisation: the exchange centre those that trade, a bureau those of its districts. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrganisationEntered"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OneOrganisationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Edits what is registered of an organisation: all of it by those who found such organisations, who give a reason; its mail address by an administrator of its own. */
        put: {
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
                    "application/json": components["schemas"]["OrganisationEdited"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of an organisation. */
        get: {
            parameters: {
                query?: {
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AccountView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Opens an account, whose password opens nothing but changing it. Afterwards one of the exchange centre only reads, and the first one of an organisation, which its founder opens, stays closed, until another person has confirmed that its owner holds it. Where that organisation has a mail address, its owner sets the password by a one-time link that is mailed there. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountOpened"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedAccountView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/capacities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a firm act in another capacity, as manufacturer or distributor: as a further organisation of the same name and codes, or as one that is there already, whose accounts are the firm's afterwards. It is not taken away again. Answers the firm in that capacity. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CapacityAdded"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrganisationView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a firm was entered and edited, in all its capacities, oldest first. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ThreadEvent"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agrees that one's own firm and another organisation are one, by the registered name of the other; without a name, no more. Both agree before those who entered them make them one. */
        put: {
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
                    "application/json": components["schemas"]["JoiningAgreed"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last one-time link of an organisation, with what the caller may do to it; null where there never was one. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LastLinkView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Sends a one-time link to the registered address of an organisation, by which its first administrator sets his password; one that was sent before opens nothing any more. For a lost last administrator it proposes one, with a reason, which another person sends (S4-17). */
        post: {
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
                    "application/json": components["schemas"]["LinkWanted"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Ends the link of an organisation that waits or serves, with a reason: by those who send such, or as an objection by an administrator of its own. */
        delete: {
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
                    "application/json": components["schemas"]["LinkVoided"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/link/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the link that another person proposed for a lost administrator. The organisation and the bureau of its region are notified; the sessions of the account end when the link is used. */
        post: {
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
                    "application/json": components["schemas"]["LinkSeen"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overpayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the calling hospital pays above a benchmark, the most first. */
        get: {
            parameters: {
                query?: {
                    /** @description limit (default), lowest, median */
                    against?: components["schemas"]["Benchmark"];
                    /** @description -excess by default */
                    sort?: "-excess" | "-percent";
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description 2, 4 or 6 digits */
                    category?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_OverpaymentView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overpayments/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an invitation for each overpayment of a filter, at its benchmark and never above the limit. What is offered at the limit is confirmed at once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OverpaymentOffers"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OverpaymentOffered"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overpayments/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What sending these invitations would do: each is judged as sending judges it, and those that would be refused have the reason. Nothing is sent. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OverpaymentOffers"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OverpaymentOffered"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the devices of an account are to sign, so that one of them serves in place of a code: after a right password alone, for five minutes, once. Wrong, unknown, locked and disabled accounts get the same answer as signing in gives. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChallengeWanted"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChallengeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platforms that list prices, those to be confirmed first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those in this state */
                    state?: components["schemas"]["PlatformState"];
                    /** @description Only those of this province: code or name */
                    region?: string;
                    /** @description Part of the name, however it is spelled */
                    q?: string;
                    /** @description rows (the most first) */
                    sort?: "rows";
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ListingPlatform"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms/{id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that a name is a platform of its own, in its province or another. */
        post: {
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
                    "application/json": components["schemas"]["PlatformConfirmation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListingPlatform"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms/{id}/separation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** States that a name is no spelling of another platform after all. */
        post: {
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
                    "application/json": components["schemas"]["PlatformSeparation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListingPlatform"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms/{id}/spelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** States that a name is another spelling of a known platform. It moves no price that is listed. */
        post: {
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
                    "application/json": components["schemas"]["PlatformSpelling"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ListingPlatform"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of prices, newest first: overseers see all, a manufacturer those of its products. */
        get: {
            parameters: {
                query?: {
                    /** @description One state, or several with commas */
                    state?: string;
                    /** @description Where the changes come from */
                    origin?: components["schemas"]["ChangeOrigin"];
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description Only of this product */
                    product_id?: string;
                    /** @description Only in this publicity */
                    publicity_id?: string;
                    /** @description Only of this list of another platform */
                    linkage_id?: string;
                    /** @description Only of this collection of prices */
                    campaign_id?: string;
                    /** @description Only corrected prices that another person is to confirm */
                    unconfirmed?: boolean;
                    /** @description Only those that this message to the caller reports */
                    notice?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ChangeView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision on several changes, each judged by itself. Accepted ones share a publicity, one for each origin. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Decisions"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/decisions/filtered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision on the oldest submitted changes that a filter finds, up to 2,000: call again while `decided` and `remaining` are above zero. Rows of linkage lists are not among them, nor prices held as far from the last ones: those are decided on one by one. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FilteredDecision"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FilteredDecided"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/decisions/filtered/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the decision on everything submitted that a filter finds would reach, all parts together; nothing is decided. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FilteredPreview"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FilteredForeseen"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops several public changes, each judged by itself: they are not announced, and open objections to them are closed. Everyone may read the reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangesStopped"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionResults"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change with what happened to it: what was never public is its manufacturer's and the overseers' to read. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeThread"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a corrected price that is far from what is known, or above what its platform lists, by another person than who corrected it; without that it is never announced. */
        post: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the right price in the place of a public one, by another person than who brought it in: a new change, which is answered, with a publicity of its own. Everyone may read the reason. */
        post: {
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
                    "application/json": components["schemas"]["PriceCorrection"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-changes/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Objects to a change in publicity. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ObjectionRaised"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings, the oddest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of which kind; the summary lists them */
                    kind?: components["schemas"]["FindingKind"];
                    /** @description open (the default), dismissed or gone */
                    state?: components["schemas"]["FindingState"];
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PriceFindingView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-findings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings of each kind are open. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PriceFindingCount"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-findings/{id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a finding needs nothing done. */
        post: {
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
                    "application/json": components["schemas"]["PriceFindingDismissal"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds products: Chinese, fragments, pinyin, initials, codes, certificates, models. */
        get: {
            parameters: {
                query?: {
                    /** @description What to find; all of its words */
                    q?: string;
                    /** @description 2, 4 or 6 digits */
                    category?: string;
                    /** @description A maker's id */
                    manufacturer?: string;
                    /** @description Whether there is a limit for it */
                    catalogue?: components["schemas"]["CatalogueKind"];
                    /** @description Whether it stands in the low-price zone */
                    zone?: boolean;
                    /** @description Whether it may be bought */
                    buyable?: boolean;
                    /** @description How the number begins */
                    certificate?: string;
                    /** @description By relevance unless asked otherwise */
                    sort?: components["schemas"]["ProductOrder"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductPage"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product with everything that the caller may know of it. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductDetail"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/current-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the calling hospital pays for a product today. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentPriceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** The calling hospital declares what it pays for a product. */
        put: {
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
                    "application/json": components["schemas"]["CurrentPriceDeclared"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentPriceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/current-price/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the calling hospital has paid for a product, corrections included. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CurrentPriceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/limit-effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a price would do to the limit if a platform listed it from today on. */
        get: {
            parameters: {
                query?: {
                    /** @description Yuan for `pack_ratio` base units; needed */
                    price?: string;
                    /** @description Base units that the price buys; 1 by default */
                    pack_ratio?: string;
                    /** @description How the price came about; `listing` by default */
                    kind?: "listing" | "winning" | "vbp_national" | "vbp_provincial" | "self_quoted" | "hospital_negotiated" | "filed" | "in_publicity";
                    /** @description `provincial` (the default) or `city` */
                    platform_level?: "provincial" | "city";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitEffect"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/limit-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every limit that a product has had. */
        get: {
            parameters: {
                query?: {
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_LimitStep"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/listing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lists, delists or suspends a product. */
        put: {
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
                    "application/json": components["schemas"]["ListingChange"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/price-spread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lowest price in force in each province. */
        get: {
            parameters: {
                query?: {
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceSpread"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/reference-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calculation sheet of the limit on a day, as known at an instant. */
        get: {
            parameters: {
                query?: {
                    /** @description The day of the limit; today by default */
                    on?: string;
                    /** @description As known at this instant; now by default */
                    known_at?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitSheet"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Publicities, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those that are not over */
                    open?: boolean;
                    /** @description Where the changes come from */
                    origin?: components["schemas"]["ChangeOrigin"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PublicityView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of every publicity, for everyone, newest first: what is public now, and what became of it. */
        get: {
            parameters: {
                query?: {
                    /** @description publicized, announced, stopped, corrected; all by default */
                    state?: string;
                    /** @description Where the changes come from */
                    origin?: components["schemas"]["ChangeOrigin"];
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description Only of this product */
                    product_id?: string;
                    /** @description Only of products that the caller makes or buys */
                    mine?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ChangeView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A publicity. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicityView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of a publicity, for everyone: without who submitted them, their remarks and evidence. */
        get: {
            parameters: {
                query?: {
                    /** @description publicized, announced, stopped, corrected; all by default */
                    state?: string;
                    /** @description Part of the name, or how the code begins */
                    q?: string;
                    /** @description Only of this product */
                    product_id?: string;
                    /** @description Only of products that the caller makes or buys */
                    mine?: boolean;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ChangeView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the end of a publicity to a later day. */
        post: {
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
                    "application/json": components["schemas"]["PublicityExtension"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicityView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/{id}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds the manufacturers with products in a publicity until when they may object. */
        post: {
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
                    "application/json": components["schemas"]["PublicityReason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicityView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publicities/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops what is still open of a publicity: none of it is announced, and open objections to it are closed. Everyone may read the reason. */
        post: {
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
                    "application/json": components["schemas"]["PublicityReason"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicityView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The regions that are known by name, each before what lies in it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PlaceView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules in force today, and those to come. */
        get: {
            parameters: {
                query?: {
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_RuleView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Writes a new version of a rule; one of the same first day is replaced. Where the rule guards secrecy, money, deadlines or the service it answers 202 with a proposal that waits for a second person. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleAmendment"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clauses that a rule may rest on. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ClauseView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of rules that take two people, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description open waits for a second person */
                    state?: components["schemas"]["RuleProposalState"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_RuleProposalView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change of a rule that takes two people. */
        get: {
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
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts it into the rulebook; by another person than the one who proposed it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses it with a reason; by another person than the one who proposed it. */
        post: {
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
                    "application/json": components["schemas"]["RuleProposalRefusal"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/proposals/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back; by who proposed it. */
        post: {
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
                    "application/json": components["schemas"]["RuleProposalWithdrawal"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a rule, those replaced and withdrawn included. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_RuleView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{key}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a new version of a rule would change. Writes nothing. */
        get: {
            parameters: {
                query: {
                    /** @description The value that the rule would have */
                    value: string;
                    /** @description The first day on which it would have it */
                    effective_from: string;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleImpact"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{key}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a version whose first day has not come; 202 with a proposal where that takes a second person. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleWithdrawal"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleProposalView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins, failed ones and locks, changes of accounts and of rules. What is alike within a minute is one entry for the first and one for the others. */
        get: {
            parameters: {
                query?: {
                    /** @description Of which kind */
                    kind?: components["schemas"]["SecurityKind"];
                    /** @description The name of the account whose it is, or that did it; or the beginning of it, when no account has exactly this name */
                    account?: string;
                    /** @description The address of the client, whole parts at its beginning (`10.1`), or a network */
                    address?: string;
                    /** @description The first day, or the first instant */
                    from?: string;
                    /** @description The last day, or the first instant that is too late */
                    to?: string;
                    /** @description -at by default: the latest first */
                    sort?: "-at" | "at";
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_SecurityEventView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service accounts of one's organisation, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those in this state */
                    state?: components["schemas"]["ServiceAccountState"];
                    /** @description Part of the name */
                    q?: string;
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ServiceAccount"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Opens a service account: a program that signs in with a key, as `Authorization: Bearer …`. The key is in this answer alone, and in none that is repeated. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same request again under the same key gets the same answer */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ServiceAccountOpened"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedServiceAccount"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-accounts/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scopes that a service account of one's organisation may have. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ServiceAccountScope"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a service account: its keys serve no more, everywhere within a second. */
        delete: {
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
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-accounts/{id}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a service account another key, which is in this answer alone. The one before serves for 24 hours more; one that already did so ends at once. */
        post: {
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
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedServiceAccount"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in. Wrong, unknown, locked and disabled accounts get the same answer in the same time. A device that signed in before is known by its cookie, and kept out by its own wrong passwords alone. An account with a second factor takes a code as well, which is required after a right password alone: `second-factor-required`; each code serves once. A passkey serves in place of a code: what its device answers to a challenge (`POST /passkey-challenges`), once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Signs out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller's organisation stores of each kind of file, and may. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_StorageUseView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What organisations store, a row for each kind of file, those that store most first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of which files */
                    kind?: components["schemas"]["StoredKind"];
                    /** @description Rows of a page; 20 by default */
                    limit?: number;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description xlsx for all rows as a spreadsheet; of a long list it is written in the background (202) */
                    format?: "json" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_OrganisationStorageView"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this installation is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SystemView"];
                    };
                };
                /** @description What went wrong */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
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
        /**
         * @description What somebody may do to an account, as it is now.
         * @enum {string}
         */
        AccountAction: "confirm" | "send_link" | "recover" | "duties" | "unlock" | "reset_password" | "remove_second_factor" | "devices" | "enable" | "disable";
        /** @description The account as it was seen. */
        AccountConfirmed: {
            /** @description `since` of `unconfirmed`, as the account was seen: of a password that was given later nobody vouches. */
            since: components["schemas"]["Instant"];
        };
        /** @description What an account does from now on. */
        AccountDutiesSet: {
            /** @description All of its duties; some exclude each other (S4-17). */
            duties?: components["schemas"]["Duty"][] | null;
            /** @description `trader`, `reader`, `administrator`: the duties of that meaning, for clients that state no duties. */
            roles?: components["schemas"]["Role"][] | null;
        };
        /**
         * Format: id
         * @description A person's or a program's account.
         */
        AccountId: string;
        /** @description An account to open. */
        AccountOpened: {
            /** @description The name to sign in with. */
            account: string;
            /** @description The person's or program's name. */
            display_name: string;
            /** @description What it does in its organisation; some duties exclude each other (S4-17). */
            duties?: components["schemas"]["Duty"][] | null;
            /** @description Where it receives mail. */
            email?: string | null;
            /**
             * @description The first password, of ten letters at least; without it the platform makes one. It opens nothing but changing it. The first
             *     account of an organisation that has a mail address takes none: its owner sets it by the link that is mailed there.
             */
            password?: string | null;
            /** @description `trader`, `reader`, `administrator`: the duties of that meaning, for clients that state no duties. */
            roles?: components["schemas"]["Role"][] | null;
        };
        /**
         * @description Whether an account may sign in.
         * @enum {string}
         */
        AccountState: "active" | "disabled";
        /** @description Whether an account may sign in. */
        AccountStateSet: {
            /** @description `active` or `disabled`. */
            state: components["schemas"]["AccountState"];
        };
        /** @description An account. */
        AccountView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description What the caller may do to it now. */
            actions: components["schemas"]["AccountAction"][];
            /** @description The person's or program's name. */
            display_name: string;
            /** @description What it does in its organisation. */
            duties: components["schemas"]["Duty"][];
            /** @description Where it receives mail. */
            email?: string | null;
            /** @description Whether signing in takes a second factor; null for whoever does not keep the accounts of its organisation. */
            has_second_factor?: boolean | null;
            id: components["schemas"]["AccountId"];
            locked_until?: components["schemas"]["ShanghaiTime"] | null;
            /** @description What it may do, in the words of earlier programs: `trader` for the duties by which its organisation trades. */
            roles: components["schemas"]["Role"][];
            state: components["schemas"]["AccountState"];
            temporary_until?: components["schemas"]["ShanghaiTime"] | null;
            unconfirmed?: components["schemas"]["UnconfirmedView"] | null;
        };
        /** @description A passkey that was added. */
        AddedPasskeyView: components["schemas"]["PasskeyView"] & {
            /**
             * @description Where it is the first second factor of the account: codes to keep on paper, each of which serves once in its place. They are in no
             *     other answer.
             */
            recovery_codes?: string[] | null;
        };
        /** @description What became of one of several responses. */
        AnswerResult: {
            /** @description The invitation's id. */
            id: components["schemas"]["InvitationId"];
            invitation?: components["schemas"]["InvitationView"] | null;
            problem?: components["schemas"]["ProblemDocument"] | null;
        };
        /** @description What became of several responses. */
        AnswerResults: {
            /** @description In their order. */
            results: components["schemas"]["AnswerResult"][];
        };
        /** @description One response to several invitations. */
        Answers: {
            /** @description `acceptance`, `refusal`, `withdrawal`, `counter-acceptance` or `counter-refusal`. */
            action: components["schemas"]["BatchAction"];
            /** @description At most 500 invitations. */
            ids: components["schemas"]["InvitationId"][];
            /** @description Why, with a refusal. */
            reason?: string;
        };
        /** @description A step that the rules refuse now. */
        BarredAction: {
            /** @description The last segment of its path. */
            action: components["schemas"]["InvitationAction"];
            /** @description Why, in the language asked for. */
            reason: string;
        };
        /**
         * @description What can be done to several invitations at once.
         * @enum {string}
         */
        BatchAction: "acceptance" | "refusal" | "counter-acceptance" | "counter-refusal" | "withdrawal";
        /**
         * @description What own prices are compared with.
         * @enum {string}
         */
        Benchmark: "limit" | "lowest" | "median";
        /**
         * @description What a notice of the State Council makes of a day.
         * @enum {string}
         */
        CalendarDayKind: "holiday" | "workday";
        /**
         * Format: id
         * @description A notice that waits for a second person.
         */
        CalendarProposalId: string;
        /** @description Why a change of the calendar is refused. */
        CalendarProposalRefusal: {
            reason: string;
        };
        /** @description A change of the calendar that takes two people. */
        CalendarProposalView: {
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The name of who confirmed, refused or withdrew it. */
            decided_by?: string | null;
            id: components["schemas"]["CalendarProposalId"];
            /** @description Whether the caller proposed it. */
            is_mine: boolean;
            /** @description Why nobody can confirm it any more, while it is open; null while somebody can. */
            no_longer_valid?: string | null;
            proposed_at: components["schemas"]["ShanghaiTime"];
            /** @description The name of who proposed it. */
            proposed_by?: string | null;
            /**
             * Format: date
             * @description The day it was published.
             */
            published_on: string;
            /** @description Why it was refused or withdrawn. */
            reason: string;
            /**
             * Format: int64
             * @description The version of the notice that it replaces.
             */
            replaces?: number | null;
            /** @description The title of the notice. */
            source: string;
            state: components["schemas"]["RuleProposalState"];
            /**
             * Format: int32
             * @description The year of the notice.
             */
            year: number;
        };
        /** @description Why a change of the calendar is taken back. */
        CalendarProposalWithdrawal: {
            /** @description May be empty. */
            reason?: string;
        };
        /** @description What is loaded. */
        CalendarView: {
            /**
             * Format: int64
             * @description Grows with every notice.
             */
            version: number;
            /** @description Notices, newest first; the first of a year is the one in force. */
            years: components["schemas"]["NoticeView"][];
        };
        /** @description The right quarter or class of a collection. */
        CampaignCorrected: {
            /** @description The class; as it is when absent, all when empty. */
            category?: string | null;
            /** @description Whether a quarter that has not begun is meant, and manufacturers who cannot be notified. */
            confirmed?: boolean;
            quarter?: components["schemas"]["Quarter"] | null;
            /** @description Why; its manufacturers may read it. */
            reason: string;
        };
        /** @description More time for a collection. */
        CampaignExtension: {
            /** @description The last day, later than now. */
            due_on: components["schemas"]["Day"];
            /** @description Why; its manufacturers may read it. */
            reason: string;
        };
        /**
         * Format: id
         * @description A quarter's collection of prices.
         */
        CampaignId: string;
        /** @description A manufacturer who would have to answer. */
        CampaignMaker: {
            /** @description Whether it has an active account or a mail address. */
            is_reachable: boolean;
            manufacturer: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Products to answer for.
             */
            products: number;
        };
        /** @description A collection to open. */
        CampaignOpened: {
            /** @description The class whose products are asked for, of 2, 4 or 6 digits; all when absent. */
            category?: string | null;
            /** @description Whether a quarter that has not begun is meant, and manufacturers who cannot be notified. */
            confirmed?: boolean;
            /** @description The last day on which answers are taken. */
            due_on: components["schemas"]["Day"];
            /** @description Whose prices, such as `2026Q4`. */
            quarter: components["schemas"]["Quarter"];
        };
        /** @description What opening a collection would ask. */
        CampaignOpening: {
            /** @description Whether it has not begun: then opening wants `confirmed`. */
            is_future: boolean;
            /**
             * Format: int64
             * @description Manufacturers who would have to answer.
             */
            manufacturers: number;
            open_id?: components["schemas"]["CampaignId"] | null;
            /**
             * Format: int64
             * @description Open collections of the quarter, of whatever class.
             */
            open_of_quarter: number;
            overlapping_id?: components["schemas"]["CampaignId"] | null;
            /**
             * Format: int64
             * @description Products to answer for.
             */
            products: number;
            /** @description The quarter whose prices would be collected. */
            quarter: components["schemas"]["Quarter"];
            /**
             * Format: int64
             * @description Of those, with an active account or a mail address.
             */
            reachable: number;
            /**
             * Format: int64
             * @description Of those, that cannot be notified: then opening wants `confirmed`; their silence is not recorded.
             */
            unreachable: number;
        };
        /** @description A product to answer for, with the prices that stand. */
        CampaignProductView: components["schemas"]["ProductHead"] & {
            answered_at?: components["schemas"]["ShanghaiTime"] | null;
            base_unit: string;
            /** @description Files with which prices were declared for it, those of listed prices included. */
            evidence: components["schemas"]["EvidenceId"][];
            id: components["schemas"]["ProductId"];
            /** @description Its prices that count today, as last told. */
            prices: components["schemas"]["StandingPrice"][];
            reference_limit?: components["schemas"]["UnitPrice"] | null;
        };
        /** @description How far a manufacturer has come. */
        CampaignProgress: {
            /**
             * Format: int64
             * @description Its products whose prices were confirmed or declared.
             */
            answered: number;
            answered_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Whether that is all of them. */
            done: boolean;
            /** @description The manufacturer that answers. */
            manufacturer: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Products to answer for.
             */
            products: number;
        };
        /** @description Why the exchange centre does something to a collection; its manufacturers may read it. */
        CampaignReason: {
            reason: string;
        };
        /**
         * @description Whether a collection of prices takes answers.
         * @enum {string}
         */
        CampaignState: "open" | "closed" | "stopped";
        /** @description A collection; a manufacturer reads its own progress in it. */
        CampaignView: {
            /**
             * Format: int64
             * @description Products whose prices were confirmed or declared.
             */
            answered: number;
            category?: components["schemas"]["Coded"] | null;
            /** @description Exclusive: the first instant that is too late. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description The last minute that is in time, as people write it: `2026-03-09 24:00`. */
            due_by: string;
            /**
             * Format: date
             * @description Its last day.
             */
            due_on: string;
            id: components["schemas"]["CampaignId"];
            /**
             * Format: int64
             * @description Manufacturers who have to answer; null for a manufacturer.
             */
            manufacturers?: number | null;
            /**
             * Format: int64
             * @description Those who have answered in full; null for a manufacturer.
             */
            manufacturers_done?: number | null;
            /** @description Its first instant. */
            opened_at: components["schemas"]["ShanghaiTime"];
            /**
             * Format: int64
             * @description Products to answer for.
             */
            products: number;
            /** @description The quarter whose prices are collected. */
            quarter: components["schemas"]["Quarter"];
            reminded_at?: components["schemas"]["ShanghaiTime"] | null;
            state: components["schemas"]["CampaignState"];
            /** @description Why. */
            stop_reason?: string | null;
            stopped_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Whether the caller opened it and it has left records, so that another person stops it. */
            takes_another: boolean;
        };
        /** @description In which capacity a firm acts too. */
        CapacityAdded: {
            /** @description `manufacturer` or `distributor`. */
            capacity: components["schemas"]["OrganisationKind"];
            joins?: components["schemas"]["OrganisationId"] | null;
        };
        /** @description In which capacity one acts from now on. */
        CapacitySwitched: {
            /** @description One of one's firm. */
            capacity: components["schemas"]["OrganisationKind"];
        };
        /** @description A capacity in which one's firm acts. */
        CapacityView: {
            capacity: components["schemas"]["OrganisationKind"];
            /** @description Whether one acts in it. */
            is_current: boolean;
            /** @description The firm in this capacity. */
            organisation: components["schemas"]["OrganisationId"];
            /**
             * Format: int64
             * @description Messages in it that one has not read.
             */
            unread: number;
        };
        /**
         * @description Whether there is a limit for it.
         * @enum {string}
         */
        CatalogueKind: "capped" | "candidate";
        /** @description A class of the national classification. */
        Category: {
            /** @description 2, 4 or 6 digits. */
            code: string;
            /** @description Its name today. */
            label: string;
            /** @description 1 to 3. */
            level: number;
            /** @description The class above. */
            parent?: string | null;
        };
        /** @description What a device is to sign. */
        ChallengeView: {
            /** @description As `PublicKeyCredential.parseRequestOptionsFromJSON`, or `parseCreationOptionsFromJSON`, takes it. */
            options: Record<string, unknown>;
            /** @description By which the answer is sent. */
            ticket: string;
        };
        /** @description Whose devices are to sign. */
        ChallengeWanted: {
            /** @description The account's name. */
            account: string;
            /** @description Its password. */
            password: string;
        };
        /** @description Who did something. */
        ChangeActor: {
            /** @description The person's name. */
            account: string;
            /** @description The organisation's name. */
            organisation: string;
        };
        /**
         * @description What the exchange centre does to changes of prices.
         * @enum {string}
         */
        ChangeDecision: "publicity" | "return" | "refusal";
        /** @description Something that happened to a change. */
        ChangeEvent: {
            actor?: components["schemas"]["ChangeActor"] | null;
            /** @description The instant at which it happened. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description The clause it rests on. */
            clause?: string | null;
            /** @description The figures of the event, as recorded. */
            data: Record<string, unknown>;
            /** @description The figures that people read, in words. */
            figures: components["schemas"]["FigureView"][];
            /** @description The kind of event. */
            kind: string;
            /** @description What, in the language asked for. */
            label: string;
            /** @description Whether it is good news. */
            tone: components["schemas"]["EventTone"];
        };
        /**
         * @description Where a change comes from.
         * @enum {string}
         */
        ChangeOrigin: "declaration" | "report" | "linkage" | "rise" | "outlier";
        /** @description The product of a change. */
        ChangeProduct: components["schemas"]["ProductHead"] & {
            /** @description 最小计量单位 */
            base_unit: string;
            id: components["schemas"]["ProductId"];
        };
        /** @description The window in which a change is public. */
        ChangePublicity: {
            due_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The last minute for objections, as people write it: `2026-03-09 24:00`. */
            due_by?: string | null;
            /** @description Whether that waits for a calendar notice. */
            due_is_provisional: boolean;
            id: components["schemas"]["PublicityId"];
        };
        /** @description A further source of the price of a change. */
        ChangeSource: {
            /** @description The document that it names. */
            document?: string | null;
            /** @description What proves it. */
            evidence: components["schemas"]["EvidenceId"][];
            linkage_id?: components["schemas"]["LinkageId"] | null;
            lower_price_report_id?: components["schemas"]["LowerPriceReportId"] | null;
            /** @description The way by which it came. */
            origin: components["schemas"]["ChangeOrigin"];
            price_change_id?: components["schemas"]["PriceChangeId"] | null;
            /** @description What was remarked with it. */
            remark?: string | null;
            submitted_at?: components["schemas"]["ShanghaiTime"] | null;
        };
        /**
         * @description How far a change has come.
         * @enum {string}
         */
        ChangeState: "submitted" | "returned" | "withdrawn" | "refused" | "publicized" | "announced" | "stopped" | "corrected" | "joined";
        /** @description A change with everything that happened to it. */
        ChangeThread: components["schemas"]["ChangeView"] & {
            /** @description What happened, oldest first, as far as the caller may know. */
            events: components["schemas"]["ChangeEvent"][];
        };
        /** @description A change of a listed price. */
        ChangeView: {
            /** @description Per base unit. */
            base_price: components["schemas"]["UnitPrice"];
            campaign_id?: components["schemas"]["CampaignId"] | null;
            change_percent?: components["schemas"]["Percent"] | null;
            corrected_by_id?: components["schemas"]["PriceChangeId"] | null;
            corrects_id?: components["schemas"]["PriceChangeId"] | null;
            /**
             * Format: date
             * @description The first day on which it counts, once announced.
             */
            counts_from?: string | null;
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /**
             * Format: date
             * @description The first day on the platform.
             */
            effective_from: string;
            /**
             * Format: date
             * @description The last day there, inclusive.
             */
            effective_to?: string | null;
            /** @description What proves it; as the remark. */
            evidence: components["schemas"]["EvidenceId"][];
            far_from_limit?: components["schemas"]["UnitPrice"] | null;
            id: components["schemas"]["PriceChangeId"];
            /** @description Whether it counts today or has counted. */
            in_force: boolean;
            joined_into_id?: components["schemas"]["PriceChangeId"] | null;
            kind: components["schemas"]["PriceKind"];
            /** @description The kind in words. */
            kind_label: string;
            last_price?: components["schemas"]["UnitPrice"] | null;
            limit_after?: components["schemas"]["UnitPrice"] | null;
            /**
             * Format: date
             * @description The first day on which it raises the limit, by the prices that are known; not before its publicity is over. A price that is
             *     listed already and states a last day raises it after that day. Null where it never does.
             */
            limit_after_from?: string | null;
            limit_at_most?: components["schemas"]["UnitPrice"] | null;
            /**
             * Format: date
             * @description The first day of that. Null where nothing could raise the limit further.
             */
            limit_at_most_from?: string | null;
            limit_if_kept?: components["schemas"]["UnitPrice"] | null;
            /** @description The days after that first one on which the limit is another one, as prices are known. */
            limit_later: components["schemas"]["LimitLater"][];
            linkage_id?: components["schemas"]["LinkageId"] | null;
            /** @description Its maker. */
            manufacturer: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Objections without an answer; the manufacturer's and the overseers' to know.
             */
            objections_open?: number | null;
            origin: components["schemas"]["ChangeOrigin"];
            /** @description Base units that it buys. */
            pack_ratio: string;
            /** @description The platform. */
            platform: string;
            platform_level: components["schemas"]["PlatformLevel"];
            /** @description As listed, for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product whose price changes. */
            product: components["schemas"]["ChangeProduct"];
            publicity?: components["schemas"]["ChangePublicity"] | null;
            /** @description Why it was returned, refused, stopped, corrected or struck. */
            reason?: string | null;
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description The province. */
            region: components["schemas"]["RegionView"];
            /** @description What its submitter remarks; the submitter's and the overseers' to read. */
            remark: string;
            /** @description Where a price is to end: what its platform states in its place, by first day. */
            replaced_by: components["schemas"]["ReplacingPrice"][];
            restated?: components["schemas"]["UnitPrice"] | null;
            /** @description The document it comes from. */
            source: string;
            /**
             * @description Where the same price came from besides (E8): declarations and rows of lists that joined it, and reports, as far as the caller
             *     may know of them.
             */
            sources: components["schemas"]["ChangeSource"][];
            state: components["schemas"]["ChangeState"];
            /** @description When it was submitted last. */
            submitted_at: components["schemas"]["ShanghaiTime"];
            /** @description Whether the caller brought it in, or reported its price, so that another person decides on it. */
            takes_another: boolean;
            /**
             * @description Whether it is a corrected price that is far from what is known, or above what its platform lists: it is announced once another
             *     person has confirmed it.
             */
            unconfirmed: boolean;
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description Changes whose publicity ends. */
        ChangesStopped: {
            /** @description At most 500 changes. */
            ids: components["schemas"]["PriceChangeId"][];
            /** @description Why; everyone may read it. */
            reason: string;
        };
        /** @description A clause that a rule may rest on. */
        ClauseView: {
            /** @description What it is, in the language asked for. */
            label: string;
            /** @description As rules hold it. */
            value: string;
        };
        /** @description Where to move the clock. */
        ClockMoved: {
            /** @description An instant not in its past, and before 2100. */
            now: components["schemas"]["Instant"];
        };
        /** @description What the clock says. */
        ClockView: {
            /**
             * Format: int64
             * @description The working calendar in use.
             */
            calendar_version: number;
            /** @description Whether jobs that became due by a move of the clock are still running. */
            catching_up: boolean;
            /** @description The present instant. */
            now: components["schemas"]["ShanghaiTime"];
            /** @description Whether operators may move it. */
            simulated: boolean;
        };
        /** @description A class by code and name. */
        Coded: {
            /** @description 2, 4 or 6 digits. */
            code: string;
            /** @description Its name today. */
            label: string;
        };
        /** @description What to confirm. */
        Confirmation: {
            /** @description Products of the caller's, at most 10000; all when null. */
            product_ids?: components["schemas"]["ProductId"][] | null;
        };
        /** @description What a confirmation came to. */
        ConfirmedView: {
            /**
             * Format: int64
             * @description Those that have an answer now.
             */
            answered: number;
            /**
             * Format: int64
             * @description Products that had no answer before.
             */
            confirmed: number;
            /**
             * Format: int64
             * @description The caller's products in the collection.
             */
            products: number;
        };
        /** @description One consequence of a new version of a rule. */
        ConsequenceView: {
            /** @description As it would be; null where nothing changes. */
            after?: string | null;
            /** @description With the rule as it is. */
            before: string;
            /** @description What is compared, in words. */
            what: string;
        };
        /** @description A price that was considered. */
        ConsideredPrice: {
            /** @description Per base unit. */
            base_price: components["schemas"]["UnitPrice"];
            /** @description Whether it counts. */
            counted: boolean;
            /**
             * Format: date
             * @description The first day.
             */
            effective_from: string;
            /**
             * Format: date
             * @description The last day, inclusive.
             */
            effective_to?: string | null;
            kind: components["schemas"]["PriceKind"];
            /** @description The kind in words. */
            kind_label: string;
            /** @description Base units that it buys. */
            pack_ratio: string;
            /** @description The platform. */
            platform: string;
            platform_level: components["schemas"]["PlatformLevel"];
            /** @description As listed, for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description The price. */
            price_id: components["schemas"]["ListedPriceId"];
            reason?: components["schemas"]["KindText_NotCounted"] | null;
            /** @description The province. */
            region: components["schemas"]["RegionView"];
            /** @description The document it comes from. */
            source: string;
        };
        /** @description Something that waits, with how much of it. */
        Counter: {
            /** @description Whether that is a cause for alarm. */
            alarming: boolean;
            /**
             * Format: int64
             * @description How many things wait.
             */
            count: number;
            /** @description What is counted. */
            key: components["schemas"]["CounterKey"];
            /** @description What, in words. */
            label: string;
            /** @description The page of the console that shows it. */
            link: string;
        };
        /**
         * @description What waits for someone.
         * @enum {string}
         */
        CounterKey: "calendar_proposals_to_decide" | "rule_proposals_to_decide" | "misconduct_recent" | "platforms_to_confirm" | "invitations_waiting_for_me" | "invitations_due_soon" | "invitations_open" | "certificates_expiring" | "declarations_returned" | "price_changes_to_check" | "objections_open" | "price_corrections_unconfirmed" | "lower_price_cases_open" | "lower_price_reports_open" | "campaigns_open" | "imports_running" | "unread_messages" | "jobs_red";
        /** @description A counter-offer. */
        CounterOffer: {
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description Why the offered price is not accepted, as the hospital reads it. */
            reason: string;
        };
        /** @description Who wants to sign in. */
        Credentials: {
            /** @description The account's name. */
            account: string;
            /** @description Where the account has a second factor: the code that the device shows, or a recovery code. */
            code?: string | null;
            passkey?: components["schemas"]["PasskeyProof"] | null;
            /** @description Its password. */
            password: string;
        };
        /** @description A hospital declares what it pays. */
        CurrentPriceDeclared: {
            /** @description The contract. */
            contract_no?: string;
            effective_from?: components["schemas"]["Day"] | null;
            effective_to?: components["schemas"]["LastDay"] | null;
            /** @description Files that prove it, handed in before. Without them the price does not count in what others see. */
            evidence?: components["schemas"]["EvidenceId"][];
            /**
             * @description That a price far from the hospital's last one, else from the limit, is meant; without it such a one is refused
             *     (`price-far-from-known`).
             */
            far_meant?: boolean | null;
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
        };
        /** @description A line of a hospital's own price list. */
        CurrentPriceLine: components["schemas"]["ProductHead"] & {
            /** @description Whether it is above the limit. */
            above_limit: boolean;
            /** @description 最小计量单位 */
            base_unit: string;
            /** @description Under which contract. */
            contract_no: string;
            /**
             * Format: date
             * @description The first day of the purchase price.
             */
            effective_from: string;
            /**
             * Format: date
             * @description Its last day.
             */
            effective_to?: string | null;
            /** @description Files that prove a declared price. */
            evidence: components["schemas"]["EvidenceId"][];
            /** @description Its maker's name. */
            manufacturer: string;
            /** @description `declared` or `invitation`. */
            origin: components["schemas"]["CurrentPriceOrigin"];
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            reference_limit?: components["schemas"]["UnitPrice"] | null;
        };
        /**
         * @description How a hospital came by a price.
         * @enum {string}
         */
        CurrentPriceOrigin: "declared" | "invitation";
        /** @description What a hospital pays for a product. */
        CurrentPriceView: {
            /** @description The contract. */
            contract_no: string;
            /** @description Whether the spread that others see is formed of it: concluded here, or declared with evidence. */
            counts_for_others: boolean;
            /**
             * Format: date
             * @description The first day.
             */
            effective_from: string;
            /**
             * Format: date
             * @description The last day.
             */
            effective_to?: string | null;
            /** @description Files that prove a declared price. */
            evidence: components["schemas"]["EvidenceId"][];
            invitation_id?: components["schemas"]["InvitationId"] | null;
            /** @description `declared` or `invitation`. */
            origin: components["schemas"]["CurrentPriceOrigin"];
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description When it was entered. */
            recorded_at: components["schemas"]["ShanghaiTime"];
            superseded_at?: components["schemas"]["ShanghaiTime"] | null;
        };
        /**
         * Format: date
         * @description A day that somebody entered: `YYYY-MM-DD`, from 1900 to 2200.
         */
        Day: string;
        /** @description A day that a notice names. */
        DayView: {
            /**
             * Format: date
             * @description The date.
             */
            date: string;
            /** @description `holiday` or `workday`. */
            kind: components["schemas"]["CalendarDayKind"];
            /** @description The holiday it belongs to. */
            name: string;
        };
        /** @description How some deadlines would move. */
        DeadlineMoveView: {
            /** @description How many deadlines. */
            count: number;
            /** @description The last minute in time then. */
            due_by: string;
            /** @description The last minute in time now. */
            due_by_before: string;
        };
        /** @description Open deadlines of one kind that would move. */
        DeadlineMovesView: {
            /** @description How many. */
            count: number;
            /** @description Whether there are more open ones than were looked at. */
            has_more: boolean;
            /** @description What ends, in words. */
            label: string;
            /** @description How many others keep their day and would no longer be provisional, or be so again. */
            settled: number;
            /** @description From when to when, the earliest first. */
            spans: components["schemas"]["DeadlineMoveView"][];
        };
        /** @description A deadline with its reasons. */
        DeadlineView: {
            /**
             * Format: int64
             * @description The calendar that gave it.
             */
            calendar_version: number;
            /** @description Exclusive: the first instant that is too late. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description The last minute that is in time, as people write it: `2026-03-09 24:00`. */
            due_by: string;
            /**
             * @description The last minute in time by the latest change of the calendar that waits and moves it, for overseers; null where
             *     none does.
             */
            due_by_if_confirmed?: string | null;
            /**
             * Format: date
             * @description The last day.
             */
            last_day: string;
            /**
             * @description Whether it may still move: a year without a complete notice was needed, or a change of the calendar that moves it waits for a
             *     second person.
             */
            provisional: boolean;
            /** @description The days that were not counted. */
            skipped: components["schemas"]["SkippedDay"][];
        };
        /**
         * @description Who decided.
         * @enum {string}
         */
        DecidedBy: "rule" | "manufacturer" | "hospital" | "clock";
        /** @description What became of one of several decisions. */
        DecisionResult: {
            change?: components["schemas"]["ChangeView"] | null;
            /** @description The change's id. */
            id: components["schemas"]["PriceChangeId"];
            problem?: components["schemas"]["ProblemDocument"] | null;
        };
        /** @description What became of several decisions. */
        DecisionResults: {
            /** @description In their order. */
            results: components["schemas"]["DecisionResult"][];
        };
        /** @description How an invitation ended. */
        DecisionView: {
            by: components["schemas"]["DecidedBy"];
            /** @description The clause that it rests on. */
            clause: string;
            /** @description The reason given. */
            reason?: string | null;
        };
        /** @description One decision on several changes. */
        Decisions: {
            /** @description `publicity` (accept), `return` (ask back) or `refusal`. */
            action: components["schemas"]["ChangeDecision"];
            /** @description At most 500 changes. */
            ids: components["schemas"]["PriceChangeId"][];
            /** @description Why, with `return` and `refusal`. */
            reason?: string;
            /** @description What the publicity is called. */
            title?: string;
        };
        /** @description What a platform lists for a product. */
        Declaration: {
            campaign_id?: components["schemas"]["CampaignId"] | null;
            /** @description The first day. */
            effective_from: components["schemas"]["Day"];
            effective_to?: components["schemas"]["LastDay"] | null;
            /** @description Files handed in before. */
            evidence?: components["schemas"]["EvidenceId"][];
            /**
             * @description Whether a price far from the limit is meant. One that is said not to be is refused (`price-far-from-known`), so that who
             *     typed it looks again; where nothing is said, the exchange centre sees that it is far (`far_from_limit`).
             */
            far_meant?: boolean | null;
            /** @description How the price came about: `listing`, `winning`, … */
            kind: components["schemas"]["PriceKind"];
            pack_ratio?: components["schemas"]["PackRatio"] | null;
            /** @description The platform's name; the province's when it is left out. */
            platform?: string;
            platform_level?: components["schemas"]["PlatformLevel"] | null;
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product, the caller's own. */
            product_id: components["schemas"]["ProductId"];
            /** @description The province: two digits or its name. */
            region: string;
            /** @description A remark for the exchange centre. */
            remark?: string;
            /** @description The document it comes from. */
            source?: string;
        };
        /** @description What became of one of several declarations. */
        DeclarationResult: {
            change?: components["schemas"]["ChangeView"] | null;
            /** @description The index of the declaration in the request, from 0. */
            index: number;
            problem?: components["schemas"]["ProblemDocument"] | null;
        };
        /** @description What became of several declarations. */
        DeclarationResults: {
            /** @description In their order. */
            results: components["schemas"]["DeclarationResult"][];
        };
        /** @description Several declarations. */
        Declarations: {
            /** @description At most 500. */
            items: components["schemas"]["Declaration"][];
        };
        /** @description An account of the demonstration. */
        DemoAccountView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description Who it is. */
            display_name: string;
            /** @description Its password, which only the demonstration gives away. */
            password: string;
        };
        /**
         * Format: id
         * @description A device from which an account signed in.
         */
        DeviceId: string;
        /** @description A device that keeps its way in. */
        DeviceView: {
            /** @description From where somebody last signed in at it. */
            address?: string | null;
            /** @description When it is forgotten, unless somebody signs in at it again. */
            expires_at: components["schemas"]["ShanghaiTime"];
            /** @description When somebody first signed in at it with this account. */
            first_used_at: components["schemas"]["ShanghaiTime"];
            id: components["schemas"]["DeviceId"];
            /** @description Whether this request comes from it. */
            is_current: boolean;
            /** @description When somebody last signed in at it, or came back with the session. */
            last_used_at: components["schemas"]["ShanghaiTime"];
            /** @description What it called itself at its last sign-in, in short; empty where it did not. */
            name: string;
            /**
             * Format: int64
             * @description Open sessions that end when it is removed.
             */
            sessions: number;
        };
        /**
         * @description What an account does in its organisation. Everybody there may read what the organisation may.
         * @enum {string}
         */
        Duty: "buyer" | "reviewer" | "storekeeper" | "finance_maker" | "finance_releaser" | "sales" | "shipping" | "invoicing" | "operator" | "technical" | "negotiation" | "supervision" | "decider" | "administrator" | "auditor";
        /**
         * @description What somebody may edit of an organisation.
         * @enum {string}
         */
        EditReach: "all" | "mail";
        /** @description An open invitation that would be superseded, or a concluded one whose price would end. */
        EndingInvitationView: {
            /** @description The offer times the quantity, in yuan. */
            amount: string;
            hospital: components["schemas"]["Named"];
            id: components["schemas"]["InvitationId"];
            /** @description The number that people quote. */
            number: string;
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            product_id: components["schemas"]["ProductId"];
            product_name: string;
            /**
             * Format: int64
             * @description Sales units.
             */
            quantity: number;
            specification: string;
        };
        /**
         * @description What an event means to those who wait for its subject.
         * @enum {string}
         */
        EventTone: "good" | "bad" | "waiting" | "plain";
        /**
         * Format: uuid
         * @description A file that proves something.
         */
        EvidenceId: string;
        /** @description A file that was handed in. */
        EvidenceView: {
            /**
             * Format: int64
             * @description Its length.
             */
            bytes: number;
            /** @description Its name on the sender's computer. */
            file_name: string;
            id: components["schemas"]["EvidenceId"];
            /** @description What it is, by its content. */
            media_type: components["schemas"]["MediaType"];
            /** @description When it was handed in. */
            recorded_at: components["schemas"]["ShanghaiTime"];
            /** @description SHA-256 of its bytes, in hexadecimal digits. */
            sha256: string;
        };
        /** @description A certificate that ends soon, with its product. */
        ExpiringCertificateView: components["schemas"]["ProductHead"] & {
            /** @description 注册备案号 */
            certificate: string;
            /**
             * Format: int64
             * @description Days until the last day: 0 on it, negative afterwards.
             */
            days_left: number;
            /**
             * Format: date
             * @description The certificate's last day.
             */
            expires_on: string;
            /** @description Its maker's name. */
            manufacturer: string;
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
        };
        /** @description What the manufacturer states. */
        Explanation: {
            /** @description Files that prove it, handed in before. */
            evidence?: components["schemas"]["EvidenceId"][];
            /** @description Its reasons. */
            reason: string;
        };
        /** @description What the manufacturer stated. */
        ExplanationView: {
            /** @description The instant at which the manufacturer stated it. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description Files that prove it. */
            evidence: components["schemas"]["EvidenceId"][];
            /** @description Its reasons. */
            reason: string;
        };
        /** @description A list that is written as a file in the background, or was. */
        Export: {
            /**
             * Format: int64
             * @description Bytes of the file, when it is done.
             */
            bytes: number;
            /** @description Why it failed. */
            error?: string | null;
            /** @description Where the file is fetched; null until it is done, and when it is no longer kept. */
            file?: string | null;
            finished_at?: components["schemas"]["ShanghaiTime"] | null;
            id: components["schemas"]["ExportId"];
            /** @description What the file is called, without its ending. */
            name: string;
            /** @description The path of the list. */
            path: string;
            /** @description Its filter and order, as a query. */
            query: string;
            /** @description When it was asked for. */
            requested_at: components["schemas"]["ShanghaiTime"];
            /**
             * Format: int64
             * @description Rows written so far.
             */
            rows: number;
            /**
             * Format: int64
             * @description Rows of the list, where they could be counted exactly.
             */
            rows_total?: number | null;
            state: components["schemas"]["ExportState"];
        };
        /**
         * Format: uuid
         * @description A list that is written as a file.
         */
        ExportId: string;
        /**
         * @description The state of an export.
         * @enum {string}
         */
        ExportState: "queued" | "running" | "done" | "failed" | "expired";
        /** @description A value of a facet with how many products have it. */
        FacetValue: {
            /**
             * Format: int64
             * @description Products that have it.
             */
            count: number;
            /** @description How people know it. */
            label: string;
            /** @description What to filter by. */
            value: string;
        };
        /** @description Something that happened. */
        FeedEvent: {
            /** @description The instant at which it happened. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description The clause that it rests on. */
            clause?: string | null;
            /** @description The figures of the event, as recorded. */
            data: Record<string, unknown>;
            /** @description The kind of event. */
            kind: string;
            /**
             * Format: int64
             * @description Its number among the events that the caller may read, from 1.
             */
            position: number;
            /** @description The thing to which it happened. */
            subject: components["schemas"]["FeedSubject"];
        };
        /** @description A stretch of the log. */
        FeedPage: {
            /** @description Events that the caller may read, oldest first. */
            events: components["schemas"]["FeedEvent"][];
            /**
             * Format: int64
             * @description What to ask after next time.
             */
            next: number;
        };
        /** @description What something happened to. */
        FeedSubject: {
            /** @description The id of the thing among those of its kind. */
            id: string;
            /** @description The kind of thing. */
            kind: string;
        };
        /**
         * @description How a figure is written.
         * @enum {string}
         */
        FigureKind: "money" | "deadline" | "instant" | "quantity" | "text" | "state";
        /** @description A figure in words. */
        FigureView: {
            /** @description How it is written. */
            kind: components["schemas"]["FigureKind"];
            /** @description What it is called, in the language asked for. */
            label: string;
            /** @description The stable name. */
            name: string;
            /** @description Its value: a price as a decimal number, everything else as people read it. */
            value: string;
        };
        /** @description What rows of a file are warned of. */
        FileWarning: {
            /** @description The first of them, counted as Excel does; at most five. */
            examples: number[];
            /** @description The stable name of its kind, such as `platform-never-seen`. */
            kind: string;
            /**
             * Format: int64
             * @description How many there are.
             */
            rows: number;
            /** @description What is said of the rows. */
            text: string;
        };
        /** @description What became of a part of them. */
        FilteredDecided: {
            /** @description Changes decided on now. */
            decided: number;
            /** @description The publicities that the accepted ones are in. */
            publicity_ids: components["schemas"]["PublicityId"][];
            /** @description Changes that this decision cannot be taken on: only a declaration can be returned. */
            refused: number;
            /**
             * Format: int64
             * @description Changes that the filter still finds.
             */
            remaining: number;
        };
        /** @description One decision on everything submitted that a filter finds. */
        FilteredDecision: {
            /** @description `publicity` (accept), `return` (ask back) or `refusal`. */
            action: components["schemas"]["ChangeDecision"];
            /** @description The submitted changes that are decided. */
            filter: components["schemas"]["SubmittedChanges"];
            /** @description Why, with `return` and `refusal`. */
            reason?: string;
            /** @description What the publicity is called. */
            title?: string;
        };
        /** @description What a decision on all that a filter finds would reach. */
        FilteredForeseen: {
            /**
             * Format: int64
             * @description Concluded prices that these would end when they count (`bargaining.concluded_above_limit`).
             */
            concluded: number;
            /** @description These prices times the quantities of their invitations, in yuan. */
            concluded_amount: string;
            /**
             * Format: int64
             * @description Changes that would be decided on.
             */
            decided: number;
            /** @description The invitations of the first 200 of them, the largest amount first. */
            ending_concluded: components["schemas"]["EndingInvitationView"][];
            /**
             * Format: int64
             * @description Open invitations above the prices that would go public.
             */
            invitations: number;
            /** @description Their offers times their quantities, in yuan. */
            invitations_amount: string;
            /**
             * Format: int64
             * @description Their manufacturers.
             */
            manufacturers: number;
            /**
             * Format: int64
             * @description Products of those that would be decided on.
             */
            products: number;
            /**
             * Format: int64
             * @description Changes that the decision cannot be taken on: the caller's own, those far from the limit (`far_from_limit`) where they
             *     would go public, or no declarations where they would be returned.
             */
            refused: number;
        };
        /** @description A decision that is looked at before it is taken. */
        FilteredPreview: {
            /** @description `publicity` (accept), `return` (ask back) or `refusal`. */
            action: components["schemas"]["ChangeDecision"];
            /** @description The submitted changes that would be decided. */
            filter: components["schemas"]["SubmittedChanges"];
        };
        /**
         * @description What is odd.
         * @enum {string}
         */
        FindingKind: "few_provinces" | "stale" | "mixed_ratios" | "wide_spread" | "sudden_change" | "gap";
        /**
         * @description What somebody makes of a finding.
         * @enum {string}
         */
        FindingState: "open" | "dismissed" | "gone";
        /** @description Somebody who opened an account, or gave it a password. */
        GiverView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description The person's or program's name. */
            display_name: string;
        };
        /** @description A file in multipart form. */
        HandedIn: {
            /**
             * Format: binary
             * @description PDF, PNG, JPEG or xlsx of 20 MB at most.
             */
            file: string;
        };
        /** @description What waits for the caller. */
        HomeView: {
            /** @description The most pressing first. */
            counters: components["schemas"]["Counter"][];
        };
        /**
         * @description The grade of a hospital by the reviews of hospitals (三级十等, without 特等, which none has).
         * @enum {string}
         */
        HospitalGrade: "tertiary_a" | "tertiary_b" | "tertiary_c" | "tertiary" | "secondary_a" | "secondary_b" | "secondary_c" | "secondary" | "primary_a" | "primary_b" | "primary_c" | "primary" | "ungraded";
        /**
         * @description Whose a hospital is: S4-4 speaks of 公立医疗机构.
         * @enum {string}
         */
        HospitalOwnership: "public" | "private";
        /** @description An import that was begun. */
        ImportBegun: {
            id: components["schemas"]["ImportId"];
        };
        /** @description Rows by what became of them. */
        ImportCounts: {
            /**
             * Format: int64
             * @description Rows taken.
             */
            accepted: number;
            /**
             * Format: int64
             * @description Wrong in itself.
             */
            error: number;
            /**
             * Format: int64
             * @description Waits for another person, since its price is far from the last one.
             */
            held: number;
            /**
             * Format: int64
             * @description Names nothing known.
             */
            no_hit: number;
            /**
             * Format: int64
             * @description The price does not fit.
             */
            price_mismatch: number;
            /**
             * Format: int64
             * @description Names more than one thing.
             */
            several_hits: number;
            /**
             * Format: int64
             * @description Left out: nobody sees them, or a later row of the file counts in their place.
             */
            skipped: number;
            /**
             * Format: int64
             * @description Rows that state what was known already.
             */
            unchanged: number;
        };
        /**
         * Format: uuid
         * @description A file whose rows are loaded.
         */
        ImportId: string;
        /**
         * @description What a file holds.
         * @enum {string}
         */
        ImportKind: "organisations" | "products" | "listed-prices" | "current-prices" | "invitations" | "declarations" | "linkage-lists";
        /**
         * @description The state of an import.
         * @enum {string}
         */
        ImportState: "running" | "done" | "failed" | "reversed";
        /** @description An import. */
        ImportView: {
            /**
             * Format: int64
             * @description Rows taken or known already.
             */
            accepted: number;
            /** @description Rows by what became of them. */
            counts: components["schemas"]["ImportCounts"];
            error?: components["schemas"]["Told"] | null;
            /** @description The file's name. */
            file_name: string;
            finished_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Whether it has a report: it has ended, and its file could be read. */
            has_report: boolean;
            id: components["schemas"]["ImportId"];
            kind: components["schemas"]["ImportKind"];
            /** @description The name of the person who loaded it. */
            loaded_by: string;
            /** @description Whether the caller may undo it: another person than its loader, of the same organisation. */
            may_reverse: boolean;
            /** @description What is stated of the file as a whole, such as columns that are not read. */
            notes: string[];
            /**
             * Format: double
             * @description From 0 to 1.
             */
            progress: number;
            /**
             * Format: int64
             * @description Rows not taken.
             */
            rejected: number;
            reversal?: components["schemas"]["ReversalView"] | null;
            /**
             * Format: int64
             * @description Rows read so far.
             */
            rows: number;
            same_as?: components["schemas"]["ImportId"] | null;
            same_undone_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description When it was begun. */
            started_at: components["schemas"]["ShanghaiTime"];
            state: components["schemas"]["ImportState"];
            /** @description Whether the caller loaded it, and another person of the organisation undoes it, or decides on what it brought in. */
            takes_another: boolean;
            /** @description What rows were warned of. */
            warned: components["schemas"]["FileWarning"][];
            /**
             * Format: int64
             * @description Rows taken with a remark.
             */
            warnings: number;
        };
        /** @description How far the installation is. */
        InstallationView: {
            /** @description Whether every step is done. */
            is_complete: boolean;
            steps: components["schemas"]["SetUpStepView"][];
        };
        /**
         * Format: date-time
         * @description An instant that somebody entered: RFC 3339, on a day of Shanghai from 1900 to 2200, to the microsecond.
         */
        Instant: string;
        /**
         * @description What can be done to an invitation: the last segment of the path.
         * @enum {string}
         */
        InvitationAction: "acceptance" | "refusal" | "counter" | "counter-acceptance" | "counter-refusal" | "withdrawal";
        /**
         * Format: uuid
         * @description A bargaining invitation.
         */
        InvitationId: string;
        /**
         * @description In which order to list invitations.
         * @enum {string}
         */
        InvitationOrder: "-sent_at" | "sent_at" | "due_at" | "-due_at";
        /** @description The product of an invitation. */
        InvitationProduct: components["schemas"]["ProductHead"] & {
            /** @description 最小计量单位 */
            base_unit: string;
            id: components["schemas"]["ProductId"];
            /** @description Base units in a sales unit. */
            pack_ratio: string;
            /** @description 最小销售单位 */
            sales_unit: string;
        };
        /**
         * @description The state of an invitation.
         * @enum {string}
         */
        InvitationState: "pending" | "countered" | "confirmed" | "refused" | "withdrawn" | "lapsed" | "superseded";
        /** @description An invitation with everything that happened to it. */
        InvitationThread: components["schemas"]["InvitationView"] & {
            /** @description What the caller could do in his turn and the rules refuse now. */
            barred: components["schemas"]["BarredAction"][];
            /** @description Everything that happened, oldest first. */
            events: components["schemas"]["ThreadEvent"][];
        };
        /** @description An invitation. */
        InvitationView: {
            /** @description What the caller may do now: the last segments of the paths. */
            actions: components["schemas"]["InvitationAction"][];
            counter_price?: components["schemas"]["UnitPrice"] | null;
            /** @description The manufacturer's reason for it. */
            counter_reason?: string | null;
            current_price?: components["schemas"]["UnitPrice"] | null;
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            decision?: components["schemas"]["DecisionView"] | null;
            due_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The last minute that is in time, as people write it: `2026-03-09 24:00`. */
            due_by?: string | null;
            /** @description Whether the deadline waits for a calendar notice. */
            due_is_provisional: boolean;
            /** @description The hospital that sent it. */
            hospital: components["schemas"]["Named"];
            id: components["schemas"]["InvitationId"];
            limit_version?: components["schemas"]["LimitVersionId"] | null;
            /** @description The manufacturer that responds to it. */
            manufacturer: components["schemas"]["Named"];
            /** @description The hospital's remark. */
            note: string;
            /** @description The number that people quote. */
            number: string;
            /** @description The offer, yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product that the hospital wants to buy. */
            product: components["schemas"]["InvitationProduct"];
            /**
             * Format: int64
             * @description Sales units that the hospital means to buy.
             */
            quantity: number;
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description When it was sent. */
            sent_at: components["schemas"]["ShanghaiTime"];
            state: components["schemas"]["InvitationState"];
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
            working_time_left?: components["schemas"]["TimeLeft"] | null;
        };
        /** @description What a file of invitations would send. */
        InvitationsPreview: {
            /** @description Offers times quantities, in yuan. */
            amount: string;
            /**
             * Format: int64
             * @description Of them confirmed at once.
             */
            confirmed: number;
            /** @description The manufacturers concerned, the largest amount first. */
            manufacturers: components["schemas"]["InvitedManufacturer"][];
            /**
             * Format: int64
             * @description Invitations that would be sent.
             */
            sent: number;
        };
        /** @description What a file would send to one manufacturer. */
        InvitedManufacturer: {
            /** @description Offers times quantities, in yuan. */
            amount: string;
            /** @description Who is invited. */
            manufacturer: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Invitations to it.
             */
            sent: number;
        };
        /** @description A service account with its key. */
        IssuedServiceAccount: components["schemas"]["ServiceAccount"] & {
            /** @description For the program, once: it is in no other answer, nor in one that is repeated. */
            key?: string | null;
        };
        /** @description A run that was asked for. */
        JobAsked: {
            /** @description The job. */
            name: string;
        };
        /**
         * @description The state of a run.
         * @enum {string}
         */
        JobRunState: "running" | "done" | "failed";
        /** @description A run of a job. */
        JobRunView: {
            /**
             * Format: int64
             * @description How many things it did.
             */
            done: number;
            /** @description Why it failed. */
            error?: string | null;
            finished_at?: components["schemas"]["ShanghaiTime"] | null;
            id: components["schemas"]["RunId"];
            /** @description Whether it was asked for outside the schedule. */
            on_demand: boolean;
            /** @description The turn of the schedule, or when it was asked for. */
            scheduled_for: components["schemas"]["ShanghaiTime"];
            /** @description When it started. */
            started_at: components["schemas"]["ShanghaiTime"];
            state: components["schemas"]["JobRunState"];
        };
        /**
         * @description How a job does.
         * @enum {string}
         */
        JobState: "ok" | "late" | "failed" | "never";
        /** @description A job. */
        JobView: {
            /** @description What it does. */
            label: string;
            last_run?: components["schemas"]["JobRunView"] | null;
            /** @description Its name. */
            name: string;
            next_run_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description How often it runs, in words. */
            rhythm: string;
            /** @description Second, minute, hour, day, month, weekday. */
            schedule: string;
            /** @description `ok`, `late`, `failed` or `never`. */
            state: components["schemas"]["JobState"];
        };
        /** @description With which other organisation one's own is one firm. */
        JoiningAgreed: {
            /** @description The registered name of the other; null takes it back. */
            name?: string | null;
        };
        /** @description What the caller chooses for a kind. */
        KindSetting: {
            kind: components["schemas"]["MessageKind"];
            way: components["schemas"]["MessageWay"];
        };
        /** @description How the caller is notified of a kind of event. */
        KindSettingView: {
            /** @description Whether it stays in the console whatever is chosen. */
            is_required: boolean;
            kind: components["schemas"]["MessageKind"];
            /** @description The same in words. */
            label: string;
            /** @description By which way it would without a choice. */
            usual: components["schemas"]["MessageWay"];
            /** @description By which way it reaches the caller. */
            way: components["schemas"]["MessageWay"];
        };
        /** @description Words to show, with the value of a closed set that they are of. */
        KindText_FindingKind: {
            /**
             * @description What is odd.
             * @enum {string}
             */
            code: "few_provinces" | "stale" | "mixed_ratios" | "wide_spread" | "sudden_change" | "gap";
            /** @description The words, in the language asked for. */
            text: string;
        };
        /** @description Words to show, with the value of a closed set that they are of. */
        KindText_NotBuyable: {
            /** @enum {string} */
            code: "delisted" | "suspended" | "certificate_expired";
            /** @description The words, in the language asked for. */
            text: string;
        };
        /** @description Words to show, with the value of a closed set that they are of. */
        KindText_NotCounted: {
            /** @enum {string} */
            code: "not_yet_in_force" | "expired" | "city_platform" | "volume_based" | "self_quoted" | "hospital_negotiated" | "filed" | "in_publicity" | "announced_for_later" | "replaced";
            /** @description The words, in the language asked for. */
            text: string;
        };
        /** @description The platform that a spelling means. */
        KnownPlatform: {
            id: components["schemas"]["ListingPlatformId"];
            name: string;
        };
        /**
         * Format: date
         * @description The last day of a period, inclusive, that somebody entered: as [`Day`]. 9999-12-31, 9999-01-01 and 2999-12-31 state that
         *     the period has no end.
         */
        LastDay: string;
        /** @description The last link of an organisation. */
        LastLinkView: {
            link?: components["schemas"]["OneTimeLinkView"] | null;
        };
        /** @description Something that could not be undone. */
        LeftAsItIs: {
            product_id?: components["schemas"]["ProductId"] | null;
            product_name: string;
            reason: string;
            specification: string;
            /** @description The number that people know it by. */
            what: string;
        };
        /**
         * @description What a list does to a limit.
         * @enum {string}
         */
        LimitChange: "falls" | "rises" | "appears" | "vanishes";
        /** @description What a price would do to a limit. */
        LimitEffect: {
            after?: components["schemas"]["UnitPrice"] | null;
            /** @description The price of one base unit. */
            base_price: components["schemas"]["UnitPrice"];
            before?: components["schemas"]["UnitPrice"] | null;
            far_from_limit?: components["schemas"]["UnitPrice"] | null;
            reason?: components["schemas"]["KindText_NotCounted"] | null;
        };
        /** @description A later day on which a limit moves. */
        LimitLater: {
            /** Format: date */
            from: string;
            limit?: components["schemas"]["UnitPrice"] | null;
        };
        /** @description How a limit came about. */
        LimitSheet: {
            /** @description The clause that decides. */
            clause: string;
            /** @description Every price considered: those that count first, each group from low to high. */
            considered: components["schemas"]["ConsideredPrice"][];
            /** @description As known when. */
            known_at: components["schemas"]["ShanghaiTime"];
            limit?: components["schemas"]["UnitPrice"] | null;
            /**
             * Format: date
             * @description The day it is for.
             */
            on: string;
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            source?: components["schemas"]["LimitSource"] | null;
        };
        /** @description The region that lists the lowest price. */
        LimitSource: {
            /** @description The platform. */
            platform: string;
            /** @description The price. */
            price_id: components["schemas"]["ListedPriceId"];
            /** @description The province. */
            region: components["schemas"]["RegionView"];
        };
        /** @description A step in the history of a limit. */
        LimitStep: {
            /**
             * Format: date
             * @description The first day.
             */
            effective_on: string;
            limit?: components["schemas"]["UnitPrice"] | null;
            /** @description When the platform worked it out. */
            recorded_at: components["schemas"]["ShanghaiTime"];
            region?: components["schemas"]["RegionView"] | null;
        };
        /**
         * Format: id
         * @description A recorded value of a product's reference limit.
         */
        LimitVersionId: string;
        /** @description What a letter carries behind the `#` of its link. */
        LinkOpened: {
            secret: string;
        };
        /** @description Which link is sent. */
        LinkSeen: {
            /** @description The one that the caller saw waiting. */
            link: components["schemas"]["OneTimeLinkId"];
        };
        /** @description What a letter carries, and the password to set. */
        LinkUsed: {
            /** @description 10 to 128 letters, of two kinds, and none that is guessed first. */
            password: string;
            secret: string;
        };
        /** @description Why a link is ended. */
        LinkVoided: {
            /** @description What the organisation and those who sent it read. */
            reason: string;
        };
        /** @description For whom a link is wanted. */
        LinkWanted: {
            /** @description An administrator of the organisation. */
            account: components["schemas"]["AccountId"];
            /** @description Why a lost administrator comes back by it; a first one takes none. */
            reason?: string;
        };
        /**
         * Format: id
         * @description A price list of another platform, to be linked.
         */
        LinkageId: string;
        /** @description The window in which a list is public. */
        LinkagePublicityView: {
            /** @description Exclusive: its end. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description The last minute for objections, as people write it: `2026-03-09 24:00`. */
            due_by: string;
            /** @description Whether the end needs a calendar that is not known yet. */
            due_is_provisional: boolean;
            id: components["schemas"]["PublicityId"];
        };
        /** @description A list is made public. */
        LinkagePublicized: {
            /** @description What the publicity is called; the file's name when left out. */
            title?: string;
        };
        /**
         * @description How far a list has come.
         * @enum {string}
         */
        LinkageState: "draft" | "publicized" | "cancelled" | "announced" | "stopped";
        /** @description A list of another platform. */
        LinkageView: {
            /** @description When its first rows came. */
            begun_at: components["schemas"]["ShanghaiTime"];
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The file's name. */
            file_name: string;
            id: components["schemas"]["LinkageId"];
            /** @description The import that brought it. */
            import_id: components["schemas"]["ImportId"];
            loaded_at?: components["schemas"]["ShanghaiTime"] | null;
            publicity?: components["schemas"]["LinkagePublicityView"] | null;
            /**
             * Format: int64
             * @description Rows that became changes of prices.
             */
            rows: number;
            /** @description How far it has come. */
            state: components["schemas"]["LinkageState"];
            /**
             * Format: int64
             * @description Of those, struck before publicity.
             */
            struck: number;
            /** @description Whether the caller loaded it, so that another person makes it public. */
            takes_another: boolean;
            /** @description What its publicity is called; empty for a draft. */
            title: string;
            /**
             * Format: int64
             * @description Rows that say what is known already.
             */
            unchanged: number;
        };
        /** @description A price that stays beside a row. */
        ListedBeside: {
            /** @description Of one base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description Its document. */
            source: string;
        };
        /**
         * Format: id
         * @description One recorded version of a listed price.
         */
        ListedPriceId: string;
        /** @description A change of a product's listing. */
        ListingChange: {
            /** @description Why the state of the product changes. */
            reason?: string;
            /** @description `listed`, `delisted` or `suspended`. */
            state: components["schemas"]["ListingState"];
        };
        /** @description A platform that lists prices, or a spelling of one. */
        ListingPlatform: {
            first_import?: components["schemas"]["ImportId"] | null;
            first_seen_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Who loaded that. */
            first_seen_by?: string | null;
            id: components["schemas"]["ListingPlatformId"];
            known?: components["schemas"]["KnownPlatform"] | null;
            /** @description The name, as it was first written. */
            name: string;
            /** @description Its province. */
            region: components["schemas"]["RegionView"];
            /**
             * Format: int64
             * @description Rows of files that wrote this name and were not undone.
             */
            rows: number;
            state: components["schemas"]["PlatformState"];
        };
        /**
         * Format: id
         * @description A platform that lists prices, or a spelling of one.
         */
        ListingPlatformId: string;
        /**
         * @description Whether the product stands on the platform.
         * @enum {string}
         */
        ListingState: "listed" | "delisted" | "suspended";
        /** @description What a file would do. */
        LoadPreview: {
            /** @description The first 200 rows that would act, or be held, after the row of `after`; `counts` has their number. */
            acting: components["schemas"]["RowPreview"][];
            /** @description Rows by what would become of them. */
            counts: components["schemas"]["ImportCounts"];
            /**
             * Format: int64
             * @description Rows that are hidden or filtered away. Without a choice (`hidden_rows`) this shows what happens without them, and a load
             *     is refused.
             */
            hidden_rows: number;
            invitations?: components["schemas"]["InvitationsPreview"] | null;
            /** @description What is stated of the file as a whole, such as columns that are not read. */
            notes: string[];
            prices?: components["schemas"]["PricesPreview"] | null;
            /** @description The first 200 rows that would not be taken. */
            refused: components["schemas"]["RowPreview"][];
            /**
             * Format: int64
             * @description Rows of the file.
             */
            rows: number;
            same_as?: components["schemas"]["ImportId"] | null;
            same_undone_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The first 200 rows that would be left out: nobody sees them, or a later row counts in their place. */
            skipped: components["schemas"]["RowPreview"][];
            /** @description The first 200 rows for which nothing would be done, since it was done before. */
            unchanged: components["schemas"]["RowPreview"][];
            /** @description What rows are warned of. */
            warned: components["schemas"]["FileWarning"][];
            /**
             * Format: int64
             * @description Rows that would be taken with a remark.
             */
            warnings: number;
        };
        /** @description What loading a notice did, or would do. */
        LoadingResult: {
            /** @description Whether it changes some holidays and leaves the others. */
            amends: boolean;
            /** @description Whether the year has every rest day that the law fixes; if not, deadlines in it stay provisional. */
            complete: boolean;
            /** @description The days of the year as it is then. */
            days: components["schemas"]["DayView"][];
            /** @description Days of the notice in force that are no longer named so. */
            dropped: components["schemas"]["DayView"][];
            /** @description Rest days by law that are left out. */
            missing: components["schemas"]["MissingDayView"][];
            /** @description Open deadlines that moved when they were counted again; that would, while nothing is loaded. */
            moved_deadlines: number;
            /** @description The open deadlines that it moves, or would. */
            moves: components["schemas"]["DeadlineMovesView"][];
            /** @description Other years in which it names days, and their days then. */
            other_years: components["schemas"]["OtherYearView"][];
            /** @description Whether nothing was loaded. */
            preview: boolean;
            proposal?: components["schemas"]["CalendarProposalId"] | null;
            /** @description What was seen in a text and left out, or looks odd. */
            remarks: string[];
            /** @description The statements of a text from which days were read, each with these. */
            sentences: components["schemas"]["SentenceView"][];
            /** @description Open deadlines whose day stays and that are no longer provisional, or are so again. */
            settled_deadlines: number;
            /** @description Whether it changes a year that is settled, so that a second person has to confirm it. */
            takes_two: boolean;
            /**
             * Format: int64
             * @description The new version; none for a preview and for what waits for a second person.
             */
            version?: number | null;
        };
        /**
         * @description What can be done to a report of a lower price: the last segment of the path.
         * @enum {string}
         */
        LowerPriceAction: "acceptance" | "refusal" | "explanation";
        /**
         * Format: id
         * @description A report of a lower price seen elsewhere.
         */
        LowerPriceReportId: string;
        /** @description A report of a lower price, as far as its reader may know it. */
        LowerPriceReportView: {
            /** @description What the caller may do now. */
            actions: components["schemas"]["LowerPriceAction"][];
            /** @description Yuan for one base unit. */
            base_price: components["schemas"]["UnitPrice"];
            case_id?: components["schemas"]["LowerPriceReportId"] | null;
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Exclusive: the first instant that is too late. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description Whether that needs a calendar that is not known yet; it is not enforced while it does. */
            due_is_provisional: boolean;
            /**
             * Format: date
             * @description The last day on which the manufacturer's own report is in time.
             */
            due_on: string;
            /**
             * Format: date
             * @description The last day, if it has one.
             */
            effective_to?: string | null;
            /** @description Files that prove it; shown to the overseers and the reporter only. */
            evidence: components["schemas"]["EvidenceId"][];
            /**
             * Format: date
             * @description The first day on which it is in force there.
             */
            executed_on: string;
            explanation?: components["schemas"]["ExplanationView"] | null;
            id: components["schemas"]["LowerPriceReportId"];
            /** @description Whether its price is so far from that limit that it may be a typing error. */
            is_far: boolean;
            kind: components["schemas"]["PriceKind"];
            /** @description The product's maker. */
            manufacturer: components["schemas"]["Named"];
            /** @description Base units that the price buys. */
            pack_ratio: string;
            /** @description The platform. */
            platform: string;
            platform_level: components["schemas"]["PlatformLevel"];
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            price_change_id?: components["schemas"]["PriceChangeId"] | null;
            /** @description Of which product. */
            product: components["schemas"]["ReportedProduct"];
            publicity_id?: components["schemas"]["PublicityId"] | null;
            /**
             * Format: date
             * @description That day before it was moved off a rest day.
             */
            raw_due_on: string;
            /** @description Why it was refused. */
            reason?: string | null;
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description The province. */
            region: components["schemas"]["RegionView"];
            /** @description The instant of the report. */
            reported_at: components["schemas"]["ShanghaiTime"];
            /** @description Whether the caller's organisation reported it. */
            reported_by_me: boolean;
            reporter?: components["schemas"]["Named"] | null;
            /** @description Where it can be read. */
            source: string;
            state: components["schemas"]["LowerPriceState"];
            /** @description Whether the caller reported this price, so that another person decides on it. */
            takes_another: boolean;
            /** @description Whether the manufacturer's own report was in time; null for those of others. */
            timely?: boolean | null;
            /**
             * Format: int32
             * @description Grows with every change of it.
             */
            version: number;
        };
        /** @description A lower price to report. */
        LowerPriceReported: {
            effective_to?: components["schemas"]["LastDay"] | null;
            /** @description Files that prove it, handed in before. */
            evidence?: components["schemas"]["EvidenceId"][];
            /** @description The first day on which it is in force there. */
            executed_on: components["schemas"]["Day"];
            kind?: components["schemas"]["PriceKind"] | null;
            pack_ratio?: components["schemas"]["PackRatio"] | null;
            /** @description The platform that lists it. */
            platform: string;
            platform_level?: components["schemas"]["PlatformLevel"] | null;
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description Of which product. */
            product_id: components["schemas"]["ProductId"];
            /** @description The province: two digits, full or short name. */
            region: string;
            /** @description Where it can be read: a document, an address. */
            source?: string;
        };
        /**
         * @description How far a report has come.
         * @enum {string}
         */
        LowerPriceState: "open" | "explained" | "accepted" | "refused";
        /** @description The lowest price that a platform lists. */
        LowestView: {
            /** @description Of which kind; not every kind counts for the limit. */
            kind: components["schemas"]["PriceKind"];
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description The province that lists the lowest price. */
            region: components["schemas"]["RegionView"];
        };
        /**
         * @description How mail leaves.
         * @enum {string}
         */
        MailMode: "smtp" | "files" | "memory";
        /** @description How mail leaves. */
        MailView: {
            /** @description Where to, without secrets; shown to administrators of the exchange centre alone. */
            detail?: string | null;
            /** @description `smtp`, `files` or `memory`. */
            mode: components["schemas"]["MailMode"];
        };
        /** @description Who one is. */
        MeView: components["schemas"]["SessionView"] & {
            /** @description As what it could; `PUT /me/capacity` chooses. */
            capacities: components["schemas"]["OrganisationKind"][];
            /** @description As what the account acts for its firm: the kind of `organisation`. */
            capacity: components["schemas"]["OrganisationKind"];
            /** @description What a program may do that signs in by a key; null for people. */
            scopes?: string[] | null;
        };
        /**
         * @description What a file is, by its content.
         * @enum {string}
         */
        MediaType: "application/pdf" | "image/png" | "image/jpeg" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        /**
         * Format: id
         * @description A message to those who are concerned by an event.
         */
        MessageId: string;
        /**
         * @description What a message is about.
         * @enum {string}
         */
        MessageKind: "calendar-loaded" | "calendar-proposed" | "calendar-proposal-refused" | "calendar-proposal-withdrawn" | "rule-amended" | "rule-version-withdrawn" | "rule-proposed" | "rule-proposal-refused" | "rule-proposal-withdrawn" | "organisation-edited" | "capacity-added" | "joining-agreed" | "password-reset" | "account-duties-changed" | "account-to-confirm" | "founded-account-to-confirm" | "second-factor-set-up" | "second-factor-removed" | "recovery-codes-renewed" | "recovery-code-used" | "passkey-added" | "passkey-removed" | "one-time-link" | "administrator-recovery-proposed" | "administrator-recovery-to-send" | "administrator-recovery-sent" | "one-time-link-voided" | "one-time-link-used" | "service-account-opened" | "service-account-rotated" | "service-account-revoked" | "service-account-ends" | "misconduct-recorded" | "misconduct-withdrawn" | "invitation-sent" | "invitation-confirmed" | "invitation-accepted" | "invitation-refused" | "invitation-countered" | "invitation-counter-accepted" | "invitation-counter-refused" | "invitation-withdrawn" | "invitation-lapsed" | "invitation-superseded" | "invitation-restored" | "invitation-price-ended" | "invitation-price-restored" | "invitation-deadline-moved" | "certificate-ends" | "certificate-ends-soon" | "certificate-ended" | "declarations-received" | "prices-returned" | "prices-refused" | "prices-publicized" | "prices-joined" | "prices-parted" | "price-rises-held" | "price-outliers-held" | "prices-stopped" | "price-corrected" | "publicity-stopped" | "publicity-extended" | "publicity-reminder" | "publicity-opened" | "prices-announced" | "objection-raised" | "objection-withdrawn" | "objection-answered" | "lower-price-reported" | "lower-price-case-opened" | "lower-price-explained" | "lower-price-accepted" | "lower-price-refused" | "campaign-opened" | "campaign-reminder" | "campaign-stopped" | "campaign-extended" | "campaign-corrected" | "campaign-closed" | "import-finished" | "import-failed" | "import-reversed" | "export-finished" | "export-failed";
        /**
         * @description In which language somebody is mailed.
         * @enum {string}
         */
        MessageLanguage: "zh" | "en";
        /** @description What the caller chooses. */
        MessageSettings: {
            /**
             * Format: int32
             * @description From 0 to 23, in Shanghai.
             */
            digest_hour: number;
            /** @description Those that differ from the usual. */
            kinds: components["schemas"]["KindSetting"][];
            /** @description The language of mail. */
            language: components["schemas"]["MessageLanguage"];
            /** @description Whether there is a digest on working days only. */
            working_days_only: boolean;
        };
        /** @description How the caller is notified. */
        MessageSettingsView: {
            /**
             * Format: int32
             * @description The hour in Shanghai at which the digest of a day is written.
             */
            digest_hour: number;
            /** @description The caller's mail address; without one there is no mail. */
            email?: string | null;
            /** @description The kinds of messages that the caller may receive. */
            kinds: components["schemas"]["KindSettingView"][];
            /** @description The language of mail. */
            language: components["schemas"]["MessageLanguage"];
            /** @description Whether there is a digest on working days only. */
            working_days_only: boolean;
        };
        /** @description A message. */
        MessageView: {
            /** @description When it happened. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description In a sentence or two. */
            body: string;
            /** @description The figures of the event that the message is about. */
            data: Record<string, unknown>;
            id: components["schemas"]["MessageId"];
            /** @description What happened. */
            kind: components["schemas"]["MessageKind"];
            /** @description The page of the thing it is about. */
            link: string;
            read_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description In a few words. */
            title: string;
        };
        /**
         * @description How somebody is notified of a kind of event.
         * @enum {string}
         */
        MessageWay: "none" | "console" | "digest" | "mail";
        /**
         * @description What misconduct it was.
         * @enum {string}
         */
        MisconductKind: "invitation_unanswered" | "lower_price_undeclared" | "campaign_unanswered";
        /** @description A record of misconduct. */
        MisconductRecord: components["schemas"]["SubjectIds"] & {
            /** @description The clause that names it. */
            clause: string;
            /** @description The figures that prove it, as recorded. */
            evidence: Record<string, unknown>;
            /** @description When the duty was broken. */
            happened_at: components["schemas"]["ShanghaiTime"];
            id: components["schemas"]["MisconductRecordId"];
            /** @description The kind of misconduct. */
            kind: components["schemas"]["MisconductKind"];
            /** @description The words of the notice. */
            label: string;
            /** @description Those of them that people read, in words. */
            labelled_figures: components["schemas"]["FigureView"][];
            /** @description The page of the console that shows what it concerns. */
            link: string;
            /** @description The organisation that broke its duty. */
            organisation: components["schemas"]["Named"];
            /** @description When it was recorded. */
            recorded_at: components["schemas"]["ShanghaiTime"];
            /** @description Whether the caller made it, ordered what it is about or reported the price that it is about, so that another person withdraws it. */
            takes_another: boolean;
            withdrawn_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description By whom; the overseers' to know. */
            withdrawn_by?: string | null;
            /** @description Why it was withdrawn. */
            withdrawn_reason?: string | null;
        };
        /**
         * Format: id
         * @description One record of misconduct by one organisation.
         */
        MisconductRecordId: string;
        /** @description A rest day by law that a notice leaves out. */
        MissingDayView: {
            /**
             * Format: date
             * @description Its date, where it is known so far ahead.
             */
            date?: string | null;
            /** @description The holiday. */
            name: string;
        };
        /** @description Products whose limits move about as far. */
        MovesView: {
            /**
             * Format: int32
             * @description From so many percent on; null for the largest falls.
             */
            from?: number | null;
            /**
             * Format: int64
             * @description Products whose limits move like that.
             */
            products: number;
            /**
             * Format: int32
             * @description To less than so many percent; null for the largest rises.
             */
            to?: number | null;
        };
        /** @description A product whose limit would move. */
        MovingLimit: components["schemas"]["ProductHead"] & {
            after?: components["schemas"]["UnitPrice"] | null;
            before?: components["schemas"]["UnitPrice"] | null;
            id: components["schemas"]["ProductId"];
            /**
             * Format: date
             * @description The first day on which it would be another one.
             */
            on: string;
        };
        /** @description An organisation by id and name. */
        Named: {
            id: components["schemas"]["OrganisationId"];
            name: string;
        };
        /** @description A day of a notice to load. */
        NamedDayLoaded: {
            date: components["schemas"]["Day"];
            /** @description `holiday` or `workday`. */
            kind: components["schemas"]["CalendarDayKind"];
            /** @description The holiday it belongs to. */
            name?: string;
        };
        /** @description A product by id and as people know it. */
        NamedProduct: components["schemas"]["ProductHead"] & {
            id: components["schemas"]["ProductId"];
        };
        /** @description Why a report is not accepted. */
        NotAccepted: {
            /** @description The reason. */
            reason: string;
        };
        /** @description A notice to load, with its days or its text. */
        NoticeLoaded: {
            /**
             * @description Whether a text changes the holidays that it names and leaves the others; one that extends or adjusts a holiday
             *     always does.
             */
            amends?: boolean;
            /** @description Every rest day and make-up working day dated in that year. */
            days?: components["schemas"]["NamedDayLoaded"][] | null;
            /** @description The day it was published. */
            published_on: components["schemas"]["Day"];
            /** @description Its title. */
            source: string;
            /** @description Instead of days: its own words, or lines of `date,holiday or workday,name`. */
            text?: string | null;
        };
        /** @description A loaded notice. */
        NoticeView: {
            /** @description When it was loaded. */
            loaded_at: components["schemas"]["ShanghaiTime"];
            /**
             * Format: date
             * @description The day it was published.
             */
            published_on: string;
            /** @description Its title. */
            source: string;
            /**
             * Format: int64
             * @description Its place in the order of loading.
             */
            version: number;
            /**
             * Format: int32
             * @description The year that it settles.
             */
            year: number;
        };
        /** @description An answer to an objection. */
        ObjectionAnswer: {
            /** @description What the exchange centre says. */
            answer: string;
            corrected?: components["schemas"]["RightPrice"] | null;
            /** @description Whether the objection is right, which ends the change or corrects it. */
            upheld: boolean;
        };
        /**
         * Format: id
         * @description An objection to a change in publicity.
         */
        ObjectionId: string;
        /** @description The product of an objection. */
        ObjectionProduct: components["schemas"]["ProductHead"] & {
            id: components["schemas"]["ProductId"];
        };
        /** @description An objection to raise. */
        ObjectionRaised: {
            /** @description Files handed in before. */
            evidence?: components["schemas"]["EvidenceId"][];
            /** @description Why the change of price is objected to. */
            reason: string;
        };
        /**
         * @description What became of an objection.
         * @enum {string}
         */
        ObjectionState: "open" | "upheld" | "dismissed" | "closed" | "withdrawn";
        /** @description An objection. */
        ObjectionView: {
            /** @description The exchange centre's answer; of one that was withdrawn, why. */
            answer?: string | null;
            answered_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The price, per base unit. */
            base_price: components["schemas"]["UnitPrice"];
            /** @description What proves it; as secret as who objects. */
            evidence: components["schemas"]["EvidenceId"][];
            id: components["schemas"]["ObjectionId"];
            /** @description Whether the caller may take it back: it is of the caller's organisation and not answered. */
            may_withdraw: boolean;
            organisation?: components["schemas"]["Named"] | null;
            /** @description To which change. */
            price_change_id: components["schemas"]["PriceChangeId"];
            /** @description The product. */
            product: components["schemas"]["ObjectionProduct"];
            /** @description In which publicity. */
            publicity_id: components["schemas"]["PublicityId"];
            /** @description The instant at which it was raised. */
            raised_at: components["schemas"]["ShanghaiTime"];
            /** @description Why the change of price is objected to. */
            reason: string;
            /** @description The province of the price. */
            region: components["schemas"]["RegionView"];
            state: components["schemas"]["ObjectionState"];
            /** @description Whether the caller brought in or reported the price, so that another person answers. */
            takes_another: boolean;
        };
        /** @description Why an objection is taken back. */
        ObjectionWithdrawal: {
            reason: string;
        };
        /** @description An offer. */
        Offer: {
            /** @description A remark to the manufacturer. */
            note?: string;
            /** @description Yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product that the hospital wants to buy. */
            product_id: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description Sales units that the hospital means to buy.
             */
            quantity: number;
        };
        /**
         * @description What sending an offer would do.
         * @enum {string}
         */
        OfferOutcome: "confirmed" | "pending";
        /** @description What sending an offer would do. */
        OfferPreview: {
            /** @description The clause that decides. */
            clause: string;
            current_price?: components["schemas"]["UnitPrice"] | null;
            due_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The last minute that would be in time, as people write it: `2026-03-09 24:00`. */
            due_by?: string | null;
            /** @description Whether that deadline would wait for a calendar notice. */
            due_is_provisional: boolean;
            /** @description `confirmed` at once, or `pending`. */
            outcome: components["schemas"]["OfferOutcome"];
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description What to notice. */
            warnings: components["schemas"]["Told"][];
        };
        /** @description What became of one of several offers. */
        OfferResult: {
            /** @description The index of the offer in the request, from 0. */
            index: number;
            invitation?: components["schemas"]["InvitationView"] | null;
            problem?: components["schemas"]["ProblemDocument"] | null;
            /** @description Whether an equal offer was sent before, so that nothing was done. */
            unchanged: boolean;
            /** @description What to look at although it was sent. */
            warnings: components["schemas"]["Told"][];
        };
        /** @description What became of several offers. */
        OfferResults: {
            /** @description In their order. */
            results: components["schemas"]["OfferResult"][];
        };
        /** @description Several offers. */
        Offers: {
            /** @description At most 500. */
            items: components["schemas"]["Offer"][];
        };
        /** @description An organisation, and what the caller may do there. */
        OneOrganisationView: components["schemas"]["OrganisationView"] & {
            adds?: components["schemas"]["OrganisationKind"] | null;
            /** @description In which capacities its firm acts, the first one first; this organisation is the firm in one of them. */
            capacities: components["schemas"]["OrganisationCapacity"][];
            edits?: components["schemas"]["EditReach"] | null;
            /**
             * @description With which other organisation its firm agrees to be one, by its registered name; null for others than its own administrators
             *     and those who found such organisations.
             */
            joins?: string | null;
            /** @description The roles that an account may have which the caller opens there, the least first; empty where he may open none. */
            opens: components["schemas"]["Role"][];
            /** @description Whether the account that he opens there gets its password by a one-time link to the mail address. */
            opens_by_link: boolean;
            /** @description The duties that an account may have which the caller opens there; empty where he may open none. */
            opens_duties: components["schemas"]["Duty"][];
        };
        /**
         * @description What somebody may do to a link, as it is now.
         * @enum {string}
         */
        OneTimeLinkAction: "send" | "void";
        /**
         * Format: id
         * @description A link that is mailed to an organisation.
         */
        OneTimeLinkId: string;
        /**
         * @description What a link is for.
         * @enum {string}
         */
        OneTimeLinkPurpose: "first" | "lost";
        /**
         * @description How far a link has come.
         * @enum {string}
         */
        OneTimeLinkState: "proposed" | "open" | "used" | "void";
        /** @description A one-time link of an organisation. Its secret is in the letter alone. */
        OneTimeLinkView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description Whose password it sets. */
            account_id: components["schemas"]["AccountId"];
            /** @description What the caller may do to it now. */
            actions: components["schemas"]["OneTimeLinkAction"][];
            /** @description The person's name. */
            display_name: string;
            /** @description To which address. */
            email?: string | null;
            /** @description Why it was voided. */
            end_reason?: string | null;
            ended_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Who voided it; null where it was used, or another change ended it. */
            ended_by?: string | null;
            expires_at?: components["schemas"]["ShanghaiTime"] | null;
            id: components["schemas"]["OneTimeLinkId"];
            /** @description Whether its time is over, so that it opens nothing though nobody ended it. */
            is_over: boolean;
            proposed_at: components["schemas"]["ShanghaiTime"];
            /** @description The name of who proposed or sent it. */
            proposed_by: string;
            purpose: components["schemas"]["OneTimeLinkPurpose"];
            /** @description Why a lost administrator comes back by it; empty for a first one. */
            reason: string;
            sent_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The name of who sent it; null before it is. */
            sent_by?: string | null;
            state: components["schemas"]["OneTimeLinkState"];
        };
        /** @description An invitation that is still open. */
        OpenInvitation: {
            id: components["schemas"]["InvitationId"];
            number: string;
            state: components["schemas"]["InvitationState"];
        };
        /** @description An account that was opened. */
        OpenedAccountView: components["schemas"]["AccountView"] & {
            /** @description The password to hand over where none was sent, once: it is in no other answer, nor in one that is repeated. */
            password?: string | null;
        };
        /** @description Whose password a link sets. */
        OpenedLinkView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description The person's name. */
            display_name: string;
            /** @description Until when it serves, by the clock on the wall. */
            expires_at: components["schemas"]["ShanghaiTime"];
            /** @description The name of the organisation. */
            organisation: string;
            purpose: components["schemas"]["OneTimeLinkPurpose"];
        };
        /** @description A firm in one of its capacities. */
        OrganisationCapacity: {
            id: components["schemas"]["OrganisationId"];
            kind: components["schemas"]["OrganisationKind"];
        };
        /**
         * @description What is registered of an organisation from now on. What is left out or null is registered no more, but the region, the grade and
         *     the ownership stay.
         */
        OrganisationEdited: {
            /** @description 统一社会信用代码 */
            credit_code?: string | null;
            /** @description Where it receives mail. */
            email?: string | null;
            grade?: components["schemas"]["HospitalGrade"] | null;
            /** @description 定点医疗机构编码 */
            institution_code?: string | null;
            /** @description Its registered name. */
            name: string;
            ownership?: components["schemas"]["HospitalOwnership"] | null;
            /** @description Why, for those who found such organisations. */
            reason?: string;
            region?: components["schemas"]["RegionCode"] | null;
        };
        /** @description An organisation to enter. */
        OrganisationEntered: {
            /** @description 统一社会信用代码 */
            credit_code?: string | null;
            /** @description Where it receives mail. */
            email?: string | null;
            grade?: components["schemas"]["HospitalGrade"] | null;
            /** @description 定点医疗机构编码 */
            institution_code?: string | null;
            /** @description What it is. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description Its registered name. */
            name: string;
            ownership?: components["schemas"]["HospitalOwnership"] | null;
            region?: components["schemas"]["RegionCode"] | null;
        };
        /**
         * Format: id
         * @description A hospital, manufacturer, distributor, exchange centre or insurance bureau.
         */
        OrganisationId: string;
        /**
         * @description What an organisation is on the platform.
         * @enum {string}
         */
        OrganisationKind: "hospital" | "manufacturer" | "distributor" | "exchange_center" | "insurance_bureau";
        /** @description What an organisation stores of a kind of file, as overseers see it. */
        OrganisationStorageView: components["schemas"]["StorageUseView"] & {
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description The organisation's name. */
            organisation_name: string;
        };
        /** @description An organisation. */
        OrganisationView: {
            /** @description 统一社会信用代码 */
            credit_code?: string | null;
            /** @description Where it receives mail. */
            email?: string | null;
            grade?: components["schemas"]["HospitalGrade"] | null;
            id: components["schemas"]["OrganisationId"];
            /** @description 定点医疗机构编码 */
            institution_code?: string | null;
            kind: components["schemas"]["OrganisationKind"];
            level?: components["schemas"]["RegionLevel"] | null;
            /** @description Its registered name. */
            name: string;
            ownership?: components["schemas"]["HospitalOwnership"] | null;
            /** @description Where it is; of a bureau, what it oversees. */
            region: components["schemas"]["PlaceView"];
        };
        /** @description Another year in which a notice names days. */
        OtherYearView: {
            days: components["schemas"]["DayView"][];
            /** Format: int32 */
            year: number;
        };
        /** @description What became of the offer for one product, or would. */
        OverpaymentOffer: {
            invitation_id?: components["schemas"]["InvitationId"] | null;
            /** @description Its name. */
            name: string;
            /** @description What was offered, yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            problem?: components["schemas"]["ProblemDocument"] | null;
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            state?: components["schemas"]["InvitationState"] | null;
        };
        /** @description What became of the offers, or would. */
        OverpaymentOffered: {
            /** @description Invitations confirmed at once. */
            confirmed: number;
            /** @description Invitations that wait for their manufacturers. */
            pending: number;
            /** @description Offers that the rules refused. */
            refused: number;
            /**
             * Format: int64
             * @description Overpayments of the filter beyond what one call sends.
             */
            remaining: number;
            /** @description In the order of the list. */
            results: components["schemas"]["OverpaymentOffer"][];
        };
        /** @description Which overpayments to bargain for, and how. */
        OverpaymentOffers: {
            against?: components["schemas"]["Benchmark"] | null;
            /** @description The class, of 2, 4 or 6 digits. */
            category?: string | null;
            /** @description A remark to the manufacturers. */
            note?: string;
            /** @description These products only. */
            product_ids?: components["schemas"]["ProductId"][] | null;
            /** @description A part of the product's name, or how its code begins. */
            q?: string | null;
            /**
             * Format: int64
             * @description Sales units that the hospital means to buy of each.
             */
            quantity: number;
        };
        /** @description A product for which the hospital pays more than the benchmark. */
        OverpaymentView: components["schemas"]["ProductHead"] & {
            /** @description 最小计量单位 */
            base_unit: string;
            /** @description What the price is compared with. */
            benchmark: components["schemas"]["UnitPrice"];
            /** @description Under which contract. */
            contract_no: string;
            /**
             * Format: date
             * @description The first day of the purchase price.
             */
            effective_from: string;
            /** @description Yuan above it. */
            excess: components["schemas"]["UnitPrice"];
            /** @description The same in percent of the benchmark, with one decimal. */
            excess_percent: components["schemas"]["Percent"];
            /** @description Whether an invitation for it is open. */
            has_open_invitation: boolean;
            lowest_listed?: components["schemas"]["LowestView"] | null;
            /** @description Its maker's name. */
            manufacturer: string;
            other_hospitals?: components["schemas"]["SpreadView"] | null;
            /** @description Base units in one sales unit. */
            pack_ratio: string;
            /** @description What the hospital pays, yuan per base unit. */
            price: components["schemas"]["UnitPrice"];
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description 最小销售单位; quantities are given in it. */
            sales_unit: string;
        };
        /** @description One's being signed in somewhere. */
        OwnSessionView: {
            /** @description From where somebody last signed in at that device. */
            address?: string | null;
            /** @description What its device called itself, in short; empty where it did not. */
            device: string;
            /** @description When it ends at the latest. */
            expires_at: components["schemas"]["ShanghaiTime"];
            id: components["schemas"]["SessionId"];
            /** @description Whether this request belongs to it. */
            is_current: boolean;
            /** @description When it was last used, to the minute. */
            last_used_at: components["schemas"]["ShanghaiTime"];
            /** @description When somebody signed in. */
            opened_at: components["schemas"]["ShanghaiTime"];
        };
        /**
         * @description Base units that a price buys: above zero, with at most four decimals.
         * @example 1
         */
        PackRatio: string;
        /** @description One page of a list. */
        Page_AccountView: {
            /** @description The rows. */
            items: components["schemas"]["AccountView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CalendarProposalView: {
            /** @description The rows. */
            items: components["schemas"]["CalendarProposalView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CampaignMaker: {
            /** @description The rows. */
            items: components["schemas"]["CampaignMaker"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CampaignProductView: {
            /** @description The rows. */
            items: components["schemas"]["CampaignProductView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CampaignProgress: {
            /** @description The rows. */
            items: components["schemas"]["CampaignProgress"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CampaignView: {
            /** @description The rows. */
            items: components["schemas"]["CampaignView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CapacityView: {
            /** @description The rows. */
            items: components["schemas"]["CapacityView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_Category: {
            /** @description The rows. */
            items: components["schemas"]["Category"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ChangeView: {
            /** @description The rows. */
            items: components["schemas"]["ChangeView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ClauseView: {
            /** @description The rows. */
            items: components["schemas"]["ClauseView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CurrentPriceLine: {
            /** @description The rows. */
            items: components["schemas"]["CurrentPriceLine"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_CurrentPriceView: {
            /** @description The rows. */
            items: components["schemas"]["CurrentPriceView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_DeviceView: {
            /** @description The rows. */
            items: components["schemas"]["DeviceView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ExpiringCertificateView: {
            /** @description The rows. */
            items: components["schemas"]["ExpiringCertificateView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_Export: {
            /** @description The rows. */
            items: components["schemas"]["Export"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ImportView: {
            /** @description The rows. */
            items: components["schemas"]["ImportView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_InvitationView: {
            /** @description The rows. */
            items: components["schemas"]["InvitationView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_JobRunView: {
            /** @description The rows. */
            items: components["schemas"]["JobRunView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_JobView: {
            /** @description The rows. */
            items: components["schemas"]["JobView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_LimitStep: {
            /** @description The rows. */
            items: components["schemas"]["LimitStep"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_LinkageView: {
            /** @description The rows. */
            items: components["schemas"]["LinkageView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ListingPlatform: {
            /** @description The rows. */
            items: components["schemas"]["ListingPlatform"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_LowerPriceReportView: {
            /** @description The rows. */
            items: components["schemas"]["LowerPriceReportView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_MessageView: {
            /** @description The rows. */
            items: components["schemas"]["MessageView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_MisconductRecord: {
            /** @description The rows. */
            items: components["schemas"]["MisconductRecord"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ObjectionView: {
            /** @description The rows. */
            items: components["schemas"]["ObjectionView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_OrganisationStorageView: {
            /** @description The rows. */
            items: components["schemas"]["OrganisationStorageView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_OrganisationView: {
            /** @description The rows. */
            items: components["schemas"]["OrganisationView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_OverpaymentView: {
            /** @description The rows. */
            items: components["schemas"]["OverpaymentView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_OwnSessionView: {
            /** @description The rows. */
            items: components["schemas"]["OwnSessionView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PasskeyView: {
            /** @description The rows. */
            items: components["schemas"]["PasskeyView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PlaceView: {
            /** @description The rows. */
            items: components["schemas"]["PlaceView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PreviewInvitation: {
            /** @description The rows. */
            items: components["schemas"]["PreviewInvitation"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PreviewProduct: {
            /** @description The rows. */
            items: components["schemas"]["PreviewProduct"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PriceFindingCount: {
            /** @description The rows. */
            items: components["schemas"]["PriceFindingCount"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PriceFindingView: {
            /** @description The rows. */
            items: components["schemas"]["PriceFindingView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_PublicityView: {
            /** @description The rows. */
            items: components["schemas"]["PublicityView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ReversalThingView: {
            /** @description The rows. */
            items: components["schemas"]["ReversalThingView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_RuleProposalView: {
            /** @description The rows. */
            items: components["schemas"]["RuleProposalView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_RuleView: {
            /** @description The rows. */
            items: components["schemas"]["RuleView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_SecurityEventView: {
            /** @description The rows. */
            items: components["schemas"]["SecurityEventView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ServiceAccount: {
            /** @description The rows. */
            items: components["schemas"]["ServiceAccount"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ServiceAccountScope: {
            /** @description The rows. */
            items: components["schemas"]["ServiceAccountScope"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_StorageUseView: {
            /** @description The rows. */
            items: components["schemas"]["StorageUseView"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description One page of a list. */
        Page_ThreadEvent: {
            /** @description The rows. */
            items: components["schemas"]["ThreadEvent"][];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Rows in all; at least so many when it is not exact.
             */
            total: number;
            /** @description Whether that number is exact: it is up to 10,000. */
            total_is_exact: boolean;
        };
        /** @description The key that a device made. */
        PasskeyAdded: {
            /** @description As the browser gives it (`toJSON`). */
            credential: Record<string, unknown>;
            /** @description What one calls the device. */
            name: string;
            /** @description That of the registration. */
            ticket: string;
        };
        /**
         * Format: id
         * @description A key that a device of its owner holds.
         */
        PasskeyId: string;
        /** @description What a device answers to a challenge. */
        PasskeyProof: {
            /** @description As the browser gives it (`toJSON`). */
            credential: Record<string, unknown>;
            /** @description That of the challenge. */
            ticket: string;
        };
        /** @description One of one's own passkeys. */
        PasskeyView: {
            created_at: components["schemas"]["ShanghaiTime"];
            id: components["schemas"]["PasskeyId"];
            /** @description What one calls the device. */
            name: string;
            used_at?: components["schemas"]["ShanghaiTime"] | null;
        };
        /** @description A change of one's own password. */
        PasswordChanged: {
            /** @description The present one. */
            current: string;
            /** @description 10 to 128 letters, of two kinds, and none that is guessed first. */
            new: string;
        };
        /**
         * @description How far one price is from another, in percent of it, with one decimal.
         * @example -12.5
         */
        Percent: string;
        /** @description A region in the tree of administrative codes: 44, 4403, 440305. */
        PlaceView: {
            code: components["schemas"]["RegionCode"];
            /** @description Its Chinese name. */
            name: string;
            /** @description Its English name. */
            name_en: string;
        };
        /** @description That a name is a platform. */
        PlatformConfirmation: {
            /** @description Its province, by code or name, where the one known is wrong. */
            region?: string | null;
        };
        /**
         * @description Whose platform it is.
         * @enum {string}
         */
        PlatformLevel: "provincial" | "city";
        /** @description Why a name is no spelling of another. */
        PlatformSeparation: {
            reason: string;
        };
        /** @description That a name is another spelling of a known platform. */
        PlatformSpelling: {
            /** @description The platform that it means. */
            known: components["schemas"]["ListingPlatformId"];
            reason: string;
        };
        /**
         * @description What is known of a name.
         * @enum {string}
         */
        PlatformState: "seeded" | "seen" | "confirmed" | "merged";
        /** @description An open invitation that would be superseded. */
        PreviewInvitation: {
            /** @description The product's code, which `product` has as well. */
            code: string;
            due_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The last minute that is in time, as people write it: `2026-03-09 24:00`. */
            due_by?: string | null;
            /** @description The hospital that sent it. */
            hospital: components["schemas"]["Named"];
            id: components["schemas"]["InvitationId"];
            limit?: components["schemas"]["UnitPrice"] | null;
            /** @description The limit that would overtake it. */
            limit_after: components["schemas"]["UnitPrice"];
            /** @description Who is invited. */
            manufacturer: components["schemas"]["Named"];
            number: string;
            /** @description What the hospital offers. */
            price: components["schemas"]["UnitPrice"];
            /** @description For which product. */
            product: components["schemas"]["NamedProduct"];
            /** @description When it was sent. */
            sent_at: components["schemas"]["ShanghaiTime"];
            /** @description Its state now. */
            state: components["schemas"]["InvitationState"];
        };
        /** @description A product whose limit would change. */
        PreviewProduct: {
            after?: components["schemas"]["UnitPrice"] | null;
            before?: components["schemas"]["UnitPrice"] | null;
            /** @description What the list does to the limit. */
            change: components["schemas"]["LimitChange"];
            /** @description After less before. */
            difference?: string | null;
            /**
             * Format: date
             * @description The day on which all of the list's prices of it count.
             */
            effective_on: string;
            /**
             * Format: int64
             * @description Hospitals whose own price, rounded, would be above it; null unless they are five or more.
             */
            hospitals_above?: number | null;
            percent?: components["schemas"]["Percent"] | null;
            /** @description The platform that sets it. */
            platform?: string | null;
            /** @description The product. */
            product: components["schemas"]["PreviewedProduct"];
            region?: components["schemas"]["RegionView"] | null;
        };
        /**
         * @description How far a preview has come.
         * @enum {string}
         */
        PreviewState: "preparing" | "ready";
        /** @description A preview as a whole. */
        PreviewView: {
            /**
             * Format: int64
             * @description Products that get a limit.
             */
            appearances: number;
            /** @description When its preparation began. */
            asked_at: components["schemas"]["ShanghaiTime"];
            /**
             * Format: int64
             * @description Concluded prices that the new limits would end.
             */
            concluded: number;
            /** @description They times the quantities of their invitations, in yuan. */
            concluded_amount: string;
            /**
             * Format: int64
             * @description Products whose limits fall.
             */
            falls: number;
            /**
             * Format: int64
             * @description Open invitations that would be superseded.
             */
            invitations: number;
            /**
             * Format: int64
             * @description Products of the list whose limits have moved since: more than 0 makes it stale.
             */
            limits_changed_since: number;
            made_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description How many products move how far, from the largest falls to the largest rises. */
            moves: components["schemas"]["MovesView"][];
            /**
             * Format: int64
             * @description Hospitals' rounded prices that would be above new limits, of products with at least `prices_above_from` of them. Products
             *     with fewer are left out, so that 0 does not say that there are none.
             */
            prices_above: number;
            /**
             * Format: int64
             * @description The least number of such prices of a product that are counted in `prices_above` (`pricing.spread_hospitals_min`).
             */
            prices_above_from: number;
            /**
             * Format: double
             * @description From 0 to 1.
             */
            progress: number;
            /**
             * Format: date
             * @description The last day of the publicity that it assumes: as if it had begun when the preview was asked.
             */
            publicity_ends_on: string;
            /**
             * Format: int64
             * @description Products whose limits rise.
             */
            rises: number;
            /**
             * Format: int64
             * @description Rows of the list.
             */
            rows: number;
            /**
             * Format: int64
             * @description Rows looked at so far.
             */
            rows_done: number;
            state: components["schemas"]["PreviewState"];
            /**
             * Format: int64
             * @description Products that lose theirs.
             */
            vanishings: number;
        };
        /** @description A product in a preview. */
        PreviewedProduct: components["schemas"]["ProductHead"] & {
            /** @description 最小计量单位 */
            base_unit: string;
            id: components["schemas"]["ProductId"];
            /** @description Its maker. */
            manufacturer: components["schemas"]["Named"];
        };
        /** @description What a listed price finds, and what is when its file is loaded. */
        PriceAround: {
            /**
             * @description What the same platform lists today under the same kind and goes on listing beside the row, the lowest first: the row is
             *     added and replaces none of it.
             */
            beside: components["schemas"]["ListedBeside"][];
            /** @description Open invitations of the product that would be superseded. */
            invitations_ending: number;
            limit_after?: components["schemas"]["UnitPrice"] | null;
            limit_before?: components["schemas"]["UnitPrice"] | null;
            /**
             * Format: date
             * @description The first day on which the file moves the product's limit; null where it stays.
             */
            limit_moves_on?: string | null;
            price_after?: components["schemas"]["UnitPrice"] | null;
            price_before?: components["schemas"]["UnitPrice"] | null;
            rise_held?: components["schemas"]["RiseHeldView"] | null;
        };
        /**
         * Format: id
         * @description A change of a listed price, from its submission to its announcement.
         */
        PriceChangeId: string;
        /** @description A correction of a public price. */
        PriceCorrection: {
            effective_from?: components["schemas"]["Day"] | null;
            effective_to?: components["schemas"]["LastDay"] | null;
            /**
             * @description That a price far from what is known is meant; without it such a one is refused (`price-far-from-known`). Another person confirms
             *     it before it is announced.
             */
            far_meant?: boolean | null;
            pack_ratio?: components["schemas"]["PackRatio"] | null;
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description Why; everyone may read it. */
            reason: string;
            /** @description The document it comes from. */
            source?: string | null;
        };
        /** @description How many findings of a kind are open. */
        PriceFindingCount: {
            /**
             * Format: int64
             * @description Open findings of this kind.
             */
            count: number;
            /** @description What is odd, and in words. */
            kind: components["schemas"]["KindText_FindingKind"];
        };
        /** @description Why a finding needs nothing done. */
        PriceFindingDismissal: {
            /** @description What somebody found on looking. */
            note: string;
        };
        /**
         * Format: id
         * @description A price that looks wrong, for the exchange centre to check.
         */
        PriceFindingId: string;
        /** @description Something odd about a product's prices. */
        PriceFindingView: components["schemas"]["ProductHead"] & {
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description What was compared. */
            figures: Record<string, unknown>;
            /**
             * Format: date
             * @description The first day on which the finding was true.
             */
            found_on: string;
            id: components["schemas"]["PriceFindingId"];
            /** @description What is odd, and in words. */
            kind: components["schemas"]["KindText_FindingKind"];
            /** @description The same in words. */
            labelled_figures: components["schemas"]["FigureView"][];
            /** @description Its maker's name. */
            manufacturer: string;
            /** @description Why it was dismissed. */
            note: string;
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            state: components["schemas"]["FindingState"];
            /** @description How odd; the list shows the largest first. */
            weight: string;
        };
        /**
         * @description How a price came onto a platform.
         * @enum {string}
         */
        PriceKind: "listing" | "winning" | "vbp_national" | "vbp_provincial" | "self_quoted" | "hospital_negotiated" | "filed" | "in_publicity";
        /** @description The prices of a product over the provinces. */
        PriceSpread: {
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description The lowest price in force of each province. */
            points: components["schemas"]["SpreadPoint"][];
        };
        /** @description What a list of prices would do. */
        PricesPreview: {
            /**
             * Format: int64
             * @description Products that would get a limit.
             */
            appearances: number;
            /**
             * Format: int64
             * @description Prices beside or in the place of others under the same key.
             */
            changed: number;
            /**
             * Format: int64
             * @description Concluded prices that the new limits would end (`bargaining.concluded_above_limit`).
             */
            concluded: number;
            /** @description These prices times the quantities of their invitations, in yuan. */
            concluded_amount: string;
            /** @description The first 200 of them, the largest amount first. */
            ending: components["schemas"]["EndingInvitationView"][];
            /** @description The invitations of the first 200 of them, the largest amount first. */
            ending_concluded: components["schemas"]["EndingInvitationView"][];
            /** @description The first 200 of them, the largest fall first. */
            falling: components["schemas"]["MovingLimit"][];
            /**
             * Format: int64
             * @description Products whose limits would fall, today or on a later day.
             */
            falls: number;
            /**
             * Format: int64
             * @description Open invitations that would be superseded.
             */
            invitations: number;
            /** @description Their offers times their quantities, in yuan. */
            invitations_amount: string;
            /**
             * Format: int64
             * @description Prices under keys that nothing is listed under.
             */
            new: number;
            /**
             * Format: int64
             * @description Prices that would be held, since they are far from the last one.
             */
            outliers_held: number;
            /**
             * Format: int64
             * @description Hospitals' rounded prices that would be above new limits, of products with at least `prices_above_from` of them. Products
             *     with fewer are left out, so that 0 does not say that there are none.
             */
            prices_above: number;
            /**
             * Format: int64
             * @description The least number of such prices of a product that are counted in `prices_above` (`pricing.spread_hospitals_min`).
             */
            prices_above_from: number;
            /**
             * Format: int64
             * @description Prices whose place they take.
             */
            replaced: number;
            /**
             * Format: int64
             * @description Ends of prices that would be held, since a limit would rise without them.
             */
            rises_held: number;
            /** @description The first 200 of them, the largest rise first. */
            rising: components["schemas"]["RisingLimit"][];
        };
        /** @description A problem as it travels (RFC 9457). */
        ProblemDocument: {
            /** @description The clause that decided, where a rule refused. */
            clause?: string | null;
            /** @description What happened here, in the language asked for. */
            detail: string;
            /** @description Wrong fields. */
            errors?: components["schemas"]["ProblemField"][];
            /** @description What was compared, where a rule refused. */
            figures?: Record<string, unknown>;
            /** @description The same in words. */
            labelled_figures?: components["schemas"]["FigureView"][];
            /** @description The request, as the log knows it. */
            request_id?: string | null;
            /**
             * Format: int32
             * @description The status of the answer.
             */
            status: number;
            /** @description What kind of problem it is, in the language asked for. */
            title: string;
            /** @description The stable name that clients match on. */
            type: components["schemas"]["ProblemType"];
        };
        /** @description A wrong field. */
        ProblemField: {
            /** @description What is wrong with it. */
            detail: string;
            /** @description JSON pointer into the body, or the name of a query parameter. */
            pointer: string;
        };
        /**
         * @description What kind of problem it is: the stable name that clients match on.
         * @enum {string}
         */
        ProblemType: "invalid-credentials" | "second-factor-required" | "second-factor-wrong" | "second-factor-to-set-up" | "password-to-change" | "owner-to-confirm" | "capacity-changed" | "no-caller" | "key-refused" | "scope-missing" | "person-needed" | "key-rate-exceeded" | "forbidden" | "foreign-origin" | "not-found" | "invalid-fields" | "precondition-required" | "stale-version" | "unavailable" | "internal" | "too-many-requests" | "malformed" | "method-not-allowed" | "too-large" | "index-building" | "media-type" | "evidence-type" | "malformed-request" | "body-too-large" | "request-timeout" | "answer-timeout" | "other-host" | "unknown-host" | "internal-error" | "too-many-connections" | "overloaded" | "clock-backwards" | "clock-out-of-range" | "calendar-changed-meanwhile" | "calendar-proposal-closed" | "calendar-proposed-already" | "rule-in-the-past" | "rule-unchanged" | "rule-already-applied" | "rule-changed-meanwhile" | "rule-proposal-closed" | "rule-proposed-already" | "same-person" | "idempotency-key-reused" | "account-name-taken" | "credit-code-taken" | "institution-code-taken" | "organisation-name-taken" | "capacity-held" | "credit-codes-differ" | "kept-by-two" | "own-password-not-reset" | "password-not-changed-yet" | "password-given-meanwhile" | "account-disabled" | "confirmed-by-another" | "bureau-founded" | "edited-by-its-founder" | "accounts-kept-by-their-own" | "own-account-not-disabled" | "last-administrator" | "duties-incompatible" | "own-duty-not-given" | "second-factor-not-begun" | "second-factor-not-in-force" | "second-factor-demanded" | "own-second-factor-not-removed" | "passkey-not-begun" | "passkeys-enough" | "recovers-administrators" | "organisation-without-mail" | "address-changed-lately" | "link-open-already" | "link-not-proposed" | "link-void" | "service-account-name-taken" | "service-account-over" | "evidence-quota" | "misconduct-already-withdrawn" | "price-far-from-known" | "platform-is-spelling" | "platform-not-spelling" | "platform-has-spellings" | "platform-of-another-province" | "price-above-concluded" | "price-above-reference-limit" | "price-above-current-price" | "product-not-buyable" | "product-in-zone" | "product-under-vbp" | "product-without-limit" | "invitation-already-open" | "answer-too-late" | "invitation-state" | "counter-not-above-offer" | "counter-attempts-used" | "superseded-by-limit" | "product-of-another-manufacturer" | "price-already-listed" | "price-change-already-open" | "price-change-returned" | "price-declared-before" | "publicity-too-long" | "price-change-closed" | "price-change-not-declared" | "price-change-of-list" | "price-change-without-price" | "price-change-confirmed" | "publicity-over" | "publicity-reminded-today" | "objection-too-late" | "objection-already-open" | "objection-already-answered" | "price-kind-excluded" | "price-not-lower" | "lower-price-already-reported" | "lower-price-decided" | "reported-as-manufacturer" | "campaign-over" | "campaign-quarter-not-begun" | "campaign-makers-unreachable" | "campaign-overlaps" | "campaign-too-long" | "campaign-already-stopped" | "campaign-reminded-today" | "campaign-already-open" | "campaign-not-named" | "campaign-not-open" | "linkage-closed" | "linkage-preview-preparing" | "linkage-not-loaded" | "linkage-empty" | "upload-too-large" | "import-quota" | "import-running" | "import-failed" | "preview-too-large" | "import-reversed" | "import-not-reversible" | "exports-open" | "export-quota" | "export-unfinished" | "export-failed" | "export-expired";
        /** @description A product with everything that the caller may know of it. */
        ProductDetail: components["schemas"]["ProductItem"] & {
            /** @description Its classes from top to bottom. */
            category_path: components["schemas"]["Coded"][];
            /**
             * Format: int32
             * @description Days until the certificate's last day, where it is near enough to be warned of.
             */
            certificate_days_left?: number | null;
            /** @description The first 20 characters of the code: product and maker. */
            code20: string;
            current_price?: components["schemas"]["UnitPrice"] | null;
            /** @description 特征 */
            feature: string;
            /** @description The platform that it comes from. */
            limit_platform?: string | null;
            limit_region?: components["schemas"]["RegionView"] | null;
            /**
             * Format: date
             * @description Since when this is the limit.
             */
            limit_since?: string | null;
            listing: components["schemas"]["ListingState"];
            /** @description Why it is not listed on the platform. */
            listing_reason: string;
            /** @description 材质 */
            material: string;
            not_buyable_reason?: components["schemas"]["KindText_NotBuyable"] | null;
            open_invitation?: components["schemas"]["OpenInvitation"] | null;
            /** @description Device identifiers. */
            udi_di: string[];
            /** @description Whether it is selected in volume-based procurement. */
            under_vbp: boolean;
        };
        /** @description Counts over everything found. */
        ProductFacets: {
            /** @description Capped and candidate catalogue. */
            catalogue: components["schemas"]["FacetValue"][];
            /** @description Classes. */
            category: components["schemas"]["FacetValue"][];
            /** @description Makers with most products found. */
            manufacturer: components["schemas"]["FacetValue"][];
        };
        /**
         * @description What buyers should notice.
         * @enum {string}
         */
        ProductFlag: "under_vbp" | "in_zone" | "delisted" | "suspended" | "certificate_expired";
        /** @description What people know a product by, in lists and sheets. */
        ProductHead: {
            /** @description National consumable code of 27 or 20 characters. */
            code: string;
            /** @description 型号 */
            model: string;
            /** @description 单件产品名称 */
            name: string;
            /** @description 规格 */
            specification: string;
        };
        /**
         * Format: id
         * @description A product, at the level of its national code.
         */
        ProductId: string;
        /** @description A product in a list. */
        ProductItem: components["schemas"]["ProductHead"] & {
            /** @description 最小计量单位 */
            base_unit: string;
            /** @description Whether it may be bought. */
            buyable: boolean;
            catalogue: components["schemas"]["CatalogueKind"];
            category: components["schemas"]["Coded"];
            /** @description 注册备案号 */
            certificate: string;
            /**
             * Format: date
             * @description The certificate's last day.
             */
            certificate_expires_on?: string | null;
            flags: components["schemas"]["ProductFlag"][];
            /** @description 医保通用名 */
            generic_name: string;
            /** @description What matched, by field, with `<em>` around it. */
            highlights?: {
                [key: string]: string;
            } | null;
            id: components["schemas"]["ProductId"];
            manufacturer: components["schemas"]["Named"];
            /** @description 包装转换比 */
            pack_ratio: string;
            reference_limit?: components["schemas"]["UnitPrice"] | null;
            /** @description 最小销售单位 */
            sales_unit: string;
            zone_price?: components["schemas"]["UnitPrice"] | null;
        };
        /**
         * @description In which order to list products.
         * @enum {string}
         */
        ProductOrder: "relevance" | "limit" | "-limit";
        /** @description A page of products found. */
        ProductPage: {
            /** @description Counts over everything found. */
            facets: components["schemas"]["ProductFacets"];
            /** @description The products. */
            items: components["schemas"]["ProductItem"][];
            /** @description Words of the search that none of them has, left out or met by what is like them; with none, those that no product has. */
            missing: string[];
            /** @description The cursor of the next page, or null at the end. */
            next?: string | null;
            /**
             * Format: int64
             * @description Products found.
             */
            total: number;
            /** @description Whether that number is exact. */
            total_is_exact: boolean;
        };
        /** @description Where people reach the platform. */
        PublicAddressView: {
            /** @description The address. */
            address: string;
            /** @description Why it may be wrong. */
            warnings: components["schemas"]["Told"][];
        };
        /** @description More time for a publicity. */
        PublicityExtension: {
            /** @description The last day, later than now. */
            due_on: components["schemas"]["Day"];
            /** @description Why; everyone may read it. */
            reason: string;
        };
        /**
         * Format: id
         * @description A window in which changes of prices are public and may be objected to.
         */
        PublicityId: string;
        /** @description Why the exchange centre does something to a publicity; everyone may read it. */
        PublicityReason: {
            reason: string;
        };
        /** @description A window in which changes of prices are public. */
        PublicityView: {
            /**
             * Format: int64
             * @description Its changes.
             */
            changes: number;
            closed_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Exclusive: from this instant on nobody may object. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description The last minute for objections, as people write it: `2026-03-09 24:00`. */
            due_by: string;
            /** @description Whether that waits for a calendar notice. */
            due_is_provisional: boolean;
            id: components["schemas"]["PublicityId"];
            /** @description Whether objections are taken. */
            is_open: boolean;
            /**
             * Format: int64
             * @description Objections without an answer; the overseers' to know.
             */
            objections_open?: number | null;
            /** @description Its first instant. */
            opened_at: components["schemas"]["ShanghaiTime"];
            /** @description Where its changes come from. */
            origin: components["schemas"]["ChangeOrigin"];
            reminded_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Why. */
            stop_reason?: string | null;
            stopped_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description What the exchange centre calls it. */
            title: string;
        };
        /** @description A quarter of a year, written like `2026Q4`. */
        Quarter: string;
        /** @description A refusal. */
        Reason: {
            /** @description Why the invitation is refused, as the hospital reads it. */
            reason: string;
        };
        /** @description Why a record is withdrawn; the organisation on record may read it. */
        RecordWithdrawn: {
            reason: string;
        };
        /** @description Codes to keep on paper. They are in no other answer. */
        RecoveryCodes: {
            /** @description Each serves once in place of a code of the device. */
            recovery_codes: string[];
        };
        /**
         * @description A region in the tree, by its code. What lies in it has a code that begins with its own.
         * @example 440305
         */
        RegionCode: string;
        /**
         * @description How large a region is, and so which level a bureau of it has.
         * @enum {string}
         */
        RegionLevel: "province" | "city" | "district";
        /** @description A province. */
        RegionView: {
            /** @description Two digits (GB/T 2260; 66 for the Xinjiang corps). */
            code: string;
            /** @description Its full name. */
            name: string;
        };
        /** @description A price that its platform states in the place of one that is to end. */
        ReplacingPrice: {
            /** @description Per base unit. */
            base_price: components["schemas"]["UnitPrice"];
            /**
             * Format: date
             * @description The first day on the platform.
             */
            effective_from: string;
            /**
             * Format: date
             * @description The last day there, inclusive.
             */
            effective_to?: string | null;
            /** @description Base units that it buys. */
            pack_ratio: string;
            /** @description As listed, for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
        };
        /** @description The time that a manufacturer has to report a lower price. */
        ReportDeadline: {
            /** @description Exclusive: the first instant that is too late. */
            due_at: components["schemas"]["ShanghaiTime"];
            /** @description The last minute that is in time, as people write it: `2026-03-09 24:00`. */
            due_by: string;
            /** @description Whether that needs a calendar that is not known yet; it is not enforced while it does. */
            due_is_provisional: boolean;
            /**
             * Format: date
             * @description The last day on which the report is in time.
             */
            due_on: string;
            /**
             * Format: date
             * @description That day before it was moved off a rest day.
             */
            raw_due_on: string;
            /** @description Whether a report made now is in time; null while that is undecided. */
            timely?: boolean | null;
        };
        /** @description The product of a report. */
        ReportedProduct: components["schemas"]["ProductHead"] & {
            base_unit: string;
            id: components["schemas"]["ProductId"];
        };
        /** @description The product of a thing. */
        ReversalProduct: components["schemas"]["ProductHead"] & {
            id: components["schemas"]["ProductId"];
        };
        /** @description Why a load is undone. */
        ReversalReason: {
            reason: string;
        };
        /** @description A thing that a reversal undid or had to leave. */
        ReversalThingView: {
            after?: components["schemas"]["UnitPrice"] | null;
            before?: components["schemas"]["UnitPrice"] | null;
            /**
             * Format: date
             * @description The first day of a price, or on which a limit is another one.
             */
            from?: string | null;
            /** @description The number that people know it by, if it has one. */
            number?: string | null;
            /** @description The platform of a listed price. */
            platform?: string | null;
            /**
             * Format: int64
             * @description From 1, in the order of the list.
             */
            position: number;
            product?: components["schemas"]["ReversalProduct"] | null;
            /**
             * Format: int64
             * @description Sales units.
             */
            quantity?: number | null;
            /** @description Why it stays as it is. */
            reason?: string | null;
            region?: components["schemas"]["RegionView"] | null;
            step: components["schemas"]["UndoneStep"];
        };
        /** @description The reversal of a load. */
        ReversalView: {
            at: components["schemas"]["ShanghaiTime"];
            /** @description The name of the person. */
            by: string;
            /** @description Changes of prices that it held and that are withdrawn. */
            changes_withdrawn: number;
            /** @description Concluded prices of hospitals that limits end which fall again; `things` names them. */
            concluded_ending: number;
            /** @description They times the quantities of their invitations, in yuan. */
            concluded_ending_amount: string;
            /** @description Concluded prices of hospitals that its limits had ended and that are in force again. */
            concluded_restored: number;
            /** @description Prices that were concluded under limits of the load; they are contracts and stay in force. */
            concluded_under: number;
            /** @description The first 200 of them, with their invitations. */
            concluded_under_shown: components["schemas"]["UndoneView"][];
            /** @description Invitations that it had ended and that are open again. */
            invitations_restored: number;
            /** @description Invitations that it had sent and that are withdrawn. */
            invitations_withdrawn: number;
            /** @description How many things could not be undone. */
            left: number;
            /** @description The first 200 of them; `/imports/{id}/reversal/things?step=left_as_it_is` lists all. */
            left_shown: components["schemas"]["LeftAsItIs"][];
            /** @description Products that have no limit any more. */
            limits_gone: number;
            /** @description Products whose limits fall. */
            limits_lowered: number;
            /** @description Products that get a limit. */
            limits_new: number;
            /** @description Products whose limits rise, today or on a later day. */
            limits_raised: number;
            /**
             * @description Prices of later loads that are far from what is known without it: they count no more, wait for another person than their
             *     loader, and are things of step `price_far`.
             */
            prices_far: number;
            /** @description Prices that it had replaced, in whose place something later is. */
            prices_overtaken: number;
            /** @description Prices that it had replaced and that are in force again. */
            prices_restored: number;
            /** @description Prices of the load that are in force no more. */
            prices_withdrawn: number;
            reason: string;
            /**
             * @description A sentence for each file of another person with the same content, for which nothing was done: nothing of it is in force after
             *     the undo either.
             */
            sent_again: string[];
            /** @description The first 200 things that were undone; `/imports/{id}/reversal/things` lists all. */
            shown: components["schemas"]["UndoneView"][];
        };
        /** @description The right price; what is absent stays as it was. */
        RightPrice: {
            effective_from?: components["schemas"]["Day"] | null;
            effective_to?: components["schemas"]["LastDay"] | null;
            /**
             * @description That a price far from what is known is meant; without it such a one is refused (`price-far-from-known`). Another person confirms
             *     it before it is announced.
             */
            far_meant?: boolean | null;
            pack_ratio?: components["schemas"]["PackRatio"] | null;
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description The document it comes from. */
            source?: string | null;
        };
        /** @description A limit that would rise once the end of a price is decided on. */
        RiseHeldView: {
            limit_after?: components["schemas"]["UnitPrice"] | null;
            /** @description The limit of that day as it stays meanwhile. */
            limit_before: components["schemas"]["UnitPrice"];
            /**
             * Format: date
             * @description The first day on which it would.
             */
            on: string;
        };
        /** @description The end of a listed price that would be held. */
        RisingLimit: components["schemas"]["ProductHead"] & {
            id: components["schemas"]["ProductId"];
            /** @description The platform whose price would end. */
            platform: string;
            /** @description That price, of one base unit. */
            price: components["schemas"]["UnitPrice"];
            rise?: components["schemas"]["RiseHeldView"] | null;
        };
        /**
         * @description The duties of an account as earlier programs knew them: clients go on reading and stating them.
         * @enum {string}
         */
        Role: "trader" | "reader" | "administrator";
        /**
         * @description What would become of a row.
         * @enum {string}
         */
        RowOutcome: "accepted" | "unchanged" | "skipped" | "held" | "price_mismatch" | "several_hits" | "no_hit" | "error";
        /** @description A row of a file and what would become of it. */
        RowPreview: {
            /** @description The price of all of them, in yuan. */
            amount?: string | null;
            around?: components["schemas"]["PriceAround"] | null;
            /** @description The product's code as the file writes it. */
            code: string;
            /**
             * Format: int32
             * @description Its number in the file, counted as Excel does.
             */
            line: number;
            price?: components["schemas"]["UnitPrice"] | null;
            product_id?: components["schemas"]["ProductId"] | null;
            product_name?: string | null;
            /**
             * Format: int64
             * @description Sales units.
             */
            quantity?: number | null;
            /** @description Why it is held, unchanged or refused; empty for a row that acts. */
            reason: string;
            specification?: string | null;
            status: components["schemas"]["RowOutcome"];
            /** @description What is to be looked at although the row is taken. */
            warnings: string[];
        };
        /** @description Rows to strike. */
        RowsStruck: {
            /** @description At most 500 changes of the list. */
            ids: components["schemas"]["PriceChangeId"][];
            /** @description Why. */
            reason: string;
        };
        /** @description A new version of a rule. */
        RuleAmendment: {
            /** @description The clause that sets it, of those that `GET /rules/clauses` lists. */
            clause: string;
            /** @description The document that lays it down, such as the number of a decision. */
            document?: string;
            /** @description The first day on which it holds: today at the earliest. */
            effective_from: components["schemas"]["Day"];
            /** @description The key of the rule that changes. */
            key: string;
            /** @description Why it changes, or where the new value is laid down; needed for the platform's own reading (`◇`). */
            note?: string;
            /** @description Its new value, within its range. */
            value: string;
        };
        /** @description How a version ended before its time. */
        RuleEnd: {
            at: components["schemas"]["ShanghaiTime"];
            /** @description Who did it, or confirmed it; overseers alone see names. */
            by?: string | null;
            /** @description Who proposed it, where that took two people. */
            proposed_by?: string | null;
            /** @description Why. */
            reason: string;
        };
        /**
         * @description What a rule protects. A change of such a rule takes two people.
         * @enum {string}
         */
        RuleGuard: "secrecy" | "money" | "deadlines" | "service";
        /** @description What a new version of a rule would change. */
        RuleImpact: {
            /** @description One by one. */
            consequences: components["schemas"]["ConsequenceView"][];
            /**
             * Format: date
             * @description The first day.
             */
            effective_from: string;
            /** @description The key of the rule. */
            key: string;
            /** @description Its value on that day by the rulebook as it is. */
            standing: string;
            /** @description Its value as asked for. */
            value: string;
        };
        /** @description A value that a rule takes. */
        RuleOption: {
            /** @description What it means. */
            label: string;
            /** @description As the rulebook holds it. */
            value: string;
        };
        /** @enum {string} */
        RuleProposalAction: "set" | "withdraw";
        /**
         * Format: id
         * @description A change of a rule that takes a second person.
         */
        RuleProposalId: string;
        /** @description Why a proposal is refused. */
        RuleProposalRefusal: {
            reason: string;
        };
        /**
         * @description What became of a change that takes a second person.
         * @enum {string}
         */
        RuleProposalState: "open" | "confirmed" | "refused" | "withdrawn";
        /** @description A change of a rule that takes two people. */
        RuleProposalView: {
            action: components["schemas"]["RuleProposalAction"];
            /** @description The value on that day without the change: as the rulebook is now while the proposal is open, else as it was. */
            before: string;
            /** @description The clause that sets it. */
            clause: string;
            decided_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description The name of who confirmed, refused or withdrew it. */
            decided_by?: string | null;
            /** @description The document that lays it down. */
            document: string;
            /**
             * Format: date
             * @description The first day.
             */
            effective_from: string;
            guards?: components["schemas"]["RuleGuard"] | null;
            id: components["schemas"]["RuleProposalId"];
            /** @description Whether the caller proposed it. */
            is_mine: boolean;
            /** @description Whether it is open and its first day has passed, so that it can no longer be confirmed. */
            is_too_late: boolean;
            /** @description The key of the rule. */
            key: string;
            /** @description What the rule settles, in words. */
            label: string;
            /** @description Why nobody can confirm it any more, while it is open; null while somebody can. */
            no_longer_valid?: string | null;
            /** @description Why. */
            note: string;
            /** @description The values that the rule takes, with what they mean; empty where it takes a number. */
            options: components["schemas"]["RuleOption"][];
            proposed_at: components["schemas"]["ShanghaiTime"];
            /** @description The name of who proposed it. */
            proposed_by?: string | null;
            /** @description Why it was refused or withdrawn. */
            reason: string;
            state: components["schemas"]["RuleProposalState"];
            unit: components["schemas"]["RuleUnit"];
            /** @description The value that the rule would get; where a version is to be withdrawn, the one it has. */
            value: string;
        };
        /** @description Why a proposal is taken back. */
        RuleProposalWithdrawal: {
            /** @description May be empty. */
            reason?: string;
        };
        /** @description The least and the most value that a rule accepts, both included and written in its unit. */
        RuleRange: {
            least: string;
            most: string;
        };
        /**
         * @description Where a version of a rule is in its life.
         * @enum {string}
         */
        RuleState: "in_force" | "coming" | "past" | "replaced" | "withdrawn";
        /**
         * @description The unit of a rule's value.
         * @enum {string}
         */
        RuleUnit: "working_days" | "days" | "hours" | "months" | "ratio" | "count" | "switch" | "choice";
        /** @description A version of a rule. */
        RuleView: {
            /** @description The values that it takes; empty where it takes a number. */
            choices: string[];
            /** @description The clause that sets it. */
            clause: string;
            /** @description The document that lays it down, such as the number of a decision. */
            document: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            effective_from: string;
            ended?: components["schemas"]["RuleEnd"] | null;
            guards?: components["schemas"]["RuleGuard"] | null;
            /** @description The value by which the program decides, where the stored one lies outside the range: its nearest end. */
            held_to?: string | null;
            /** @description Whether it is the one in force today. */
            in_force: boolean;
            /** @description Whether the rule would take the value today: older ones may lie outside its range. */
            is_accepted: boolean;
            /** @description Where it holds. */
            jurisdiction: string;
            /** @description What it settles. */
            key: string;
            /** @description What it settles, in words. */
            label: string;
            /** @description Why it has this value, or where that is laid down. */
            note: string;
            /** @description The same with what they mean, in the language asked for. */
            options: components["schemas"]["RuleOption"][];
            /** @description Who proposed it, where that took two people. */
            proposed_by?: string | null;
            range?: components["schemas"]["RuleRange"] | null;
            /** @description When it was written. */
            recorded_at: components["schemas"]["ShanghaiTime"];
            /** @description Who wrote it, or confirmed it; overseers alone see names, in the history. */
            recorded_by?: string | null;
            state: components["schemas"]["RuleState"];
            unit: components["schemas"]["RuleUnit"];
            /** @description The value. */
            value: string;
        };
        /** @description A version of a rule to be taken back. */
        RuleWithdrawal: {
            /** @description Its first day. */
            effective_from: components["schemas"]["Day"];
            /** @description Why. */
            reason: string;
        };
        /**
         * Format: id
         * @description A run of a job.
         */
        RunId: string;
        /** @description That the device has the secret. */
        SecondFactorConfirmed: {
            /** @description The code that the device shows. */
            code: string;
        };
        /** @description Who one is, by what a stolen session does not know. */
        SecondFactorProof: {
            /** @description Where a second factor is in force: the code that the device shows, or a recovery code. */
            code?: string | null;
            passkey?: components["schemas"]["PasskeyProof"] | null;
            /** @description The present password. */
            password: string;
        };
        /** @description Why a second factor is removed. */
        SecondFactorRemoval: {
            /** @description What its owner reads. */
            reason: string;
        };
        /** @description A secret for a device. It is in no other answer. */
        SecondFactorSecret: {
            /** @description The secret as it is typed, in base32. */
            secret: string;
            /** @description The same as a device reads it from a picture: `otpauth://totp/…`. */
            uri: string;
        };
        /** @description One's own second factor, without what is secret. */
        SecondFactorView: {
            in_force_since?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Whether the rulebook demands one for the duties of the account. */
            is_demanded: boolean;
            /** @description Whether signing in takes one: a code, or a passkey. */
            is_in_force: boolean;
            /**
             * Format: int64
             * @description One's own passkeys, each of which serves in place of a code.
             */
            passkeys: number;
            /**
             * @description Under which address of the platform passkeys are made and serve; null where there can be none: under the number of a machine, or
             *     unencrypted.
             */
            passkeys_at?: string | null;
            /**
             * Format: int64
             * @description Recovery codes that are left.
             */
            recovery_codes_left: number;
        };
        /**
         * Format: id
         * @description An entry of the security log.
         */
        SecurityEventId: string;
        /** @description An entry of the security log. */
        SecurityEventView: {
            account?: components["schemas"]["SecurityPersonView"] | null;
            actor?: components["schemas"]["SecurityPersonView"] | null;
            /** @description The address of the client. */
            address?: string | null;
            /** @description When it was, by the wall clock; of several alike, the last of them. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description The figures of the change, as recorded. */
            data: Record<string, unknown>;
            id: components["schemas"]["SecurityEventId"];
            /** @description What it was. */
            kind: components["schemas"]["SecurityKind"];
            /** @description The same in words. */
            label: string;
            /** @description Those of them that people read, in words. */
            labelled_figures: components["schemas"]["FigureView"][];
            /** @description What was changed: its id. */
            subject_id?: string | null;
            /** @description What was changed: the kind of thing. */
            subject_kind?: string | null;
            /** @description What was changed, in words, where it has a name: the rule. */
            subject_label?: string | null;
            /**
             * Format: int64
             * @description How many alike within a minute.
             */
            times: number;
            /**
             * @description In place of a name that no account has: the same for the same name while the program runs. The name itself is
             *     not kept, since it may be a password.
             */
            unknown_name?: string | null;
        };
        /**
         * @description What the security log records.
         * @enum {string}
         */
        SecurityKind: "signed-in" | "signed-out" | "sign-in-failed" | "password-not-proved" | "second-factor-wrong" | "second-factor-awaited" | "sign-in-barred" | "sign-in-slowed" | "key-refused" | "link-refused" | "account-locked" | "device-locked" | "calendar-proposed" | "calendar-proposal-confirmed" | "calendar-proposal-refused" | "calendar-proposal-withdrawn" | "rule-amended" | "rule-version-withdrawn" | "rule-proposed" | "rule-proposal-confirmed" | "rule-proposal-refused" | "rule-proposal-withdrawn" | "capacity-added" | "joining-agreed" | "account-opened" | "account-enabled" | "account-disabled" | "password-changed" | "password-reset" | "account-duties-changed" | "account-unlocked" | "account-confirmed" | "device-removed" | "second-factor-set-up" | "second-factor-removed" | "recovery-codes-renewed" | "recovery-code-used" | "passkey-added" | "passkey-removed" | "one-time-link-sent" | "administrator-recovery-proposed" | "administrator-recovery-sent" | "one-time-link-voided" | "one-time-link-used" | "service-account-opened" | "service-account-rotated" | "service-account-revoked" | "import-reversed";
        /** @description An account that the security log names. */
        SecurityPersonView: {
            /** @description The name to sign in with. */
            account: string;
            /** @description The person's or program's name. */
            display_name: string;
            id: components["schemas"]["AccountId"];
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description The name of the organisation. */
            organisation_name: string;
        };
        /** @description A statement of a notice. */
        SentenceView: {
            /** @description What was read from it. */
            days: components["schemas"]["DayView"][];
            /** @description Its words; the beginning of a long one. */
            text: string;
        };
        /** @description A service account. */
        ServiceAccount: {
            /** @description From where it may call; empty for anywhere. */
            addresses: string[];
            created_at: components["schemas"]["ShanghaiTime"];
            /**
             * Format: date
             * @description The last day on which it serves.
             */
            expires_on: string;
            id: components["schemas"]["AccountId"];
            last_used_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description From where. */
            last_used_from?: string | null;
            /** @description Whatever the organisation calls the program. */
            name: string;
            overlaps_until?: components["schemas"]["ShanghaiTime"] | null;
            /** @description Who opened it. */
            owner: string;
            revoked_at?: components["schemas"]["ShanghaiTime"] | null;
            /** @description What it may do, as `object:verb`. */
            scopes: string[];
            state: components["schemas"]["ServiceAccountState"];
        };
        /** @description A service account to open. */
        ServiceAccountOpened: {
            /** @description From where it may call: addresses and networks, such as `10.1.2.3`, `10.0.0.0/8`, `2001:db8::/32`; none for anywhere. */
            addresses?: string[];
            /** @description The last day on which it serves. */
            expires_on: components["schemas"]["Day"];
            /** @description Whatever the organisation calls the program; it has no other one of this name that is not revoked. */
            name: string;
            /** @description What it may do, as `object:verb`: of those at `/service-accounts/scopes`. */
            scopes: string[];
        };
        /** @description A scope that a service account may have. */
        ServiceAccountScope: {
            /** @description What people call the object. */
            object: string;
            /** @description As `object:verb`. */
            scope: string;
            /** @description `read` or `write`, in words. */
            verb: string;
        };
        /**
         * @description Whether the keys of a service account serve.
         * @enum {string}
         */
        ServiceAccountState: "active" | "expired" | "revoked";
        /**
         * Format: id
         * @description Somebody's being signed in at a device.
         */
        SessionId: string;
        /** @description The organisation that an account belongs to. */
        SessionOrganisation: {
            id: components["schemas"]["OrganisationId"];
            kind: components["schemas"]["OrganisationKind"];
            /** @description Its name. */
            name: string;
        };
        /** @description Who is signed in. */
        SessionView: {
            /** @description The account's name. */
            account: string;
            /** @description The person's or program's name. */
            display_name: string;
            /** @description What the account does there: the duties in force. */
            duties: components["schemas"]["Duty"][];
            /**
             * @description Everything but the account's own password, and the second factor that is demanded, is refused: until it is changed, its owner
             *     is confirmed, or the second factor set up.
             */
            is_closed: boolean;
            /** @description Somebody gave the password: everything else is refused until it is changed. */
            must_change_password: boolean;
            /** @description The rulebook demands a second factor for its duties: everything else is refused until it is set up. */
            must_set_up_second_factor: boolean;
            /** @description The organisation that the account acts for: its firm in the capacity that it acts in. */
            organisation: components["schemas"]["SessionOrganisation"];
            /** @description Whether the account reads what the platform does as a whole: the exchange centre, and bureaus whose region has it. */
            oversees_platform: boolean;
            /** @description What the account may do there, in the words of earlier programs. */
            roles: components["schemas"]["Role"][];
            /** @description For programs, returned once: `Authorization: Bearer …`. */
            token?: string | null;
            unconfirmed?: components["schemas"]["UnconfirmedView"] | null;
        };
        /**
         * @description A step of setting up an installation.
         * @enum {string}
         */
        SetUpStepKey: "calendar" | "bureau" | "accounts" | "hospital_grades" | "classes" | "products" | "prices";
        /** @description A step of setting up the installation. */
        SetUpStepView: {
            /**
             * Format: int64
             * @description How many there are of what is counted, or of what is missing; counting stops where the number does not matter.
             */
            count: number;
            is_done: boolean;
            key: components["schemas"]["SetUpStepKey"];
            /** @description What, in words. */
            label: string;
            /** @description The page of the console where it is done. */
            link: string;
            /** @description What to do where it is not done. */
            todo: string;
        };
        /**
         * Format: date-time
         * @description An instant, written with the offset `+08:00`.
         */
        ShanghaiTime: string;
        /** @description A day that was not counted. */
        SkippedDay: {
            /**
             * Format: date
             * @description The date.
             */
            date: string;
            /** @description Why it rests. */
            name: string;
        };
        /** @description The lowest price in force in a province. */
        SpreadPoint: {
            /** @description Per base unit. */
            base_price: components["schemas"]["UnitPrice"];
            /** @description Whether it counts for the limit. */
            counted: boolean;
            /** @description The province. */
            region: components["schemas"]["RegionView"];
        };
        /**
         * @description What hospitals pay, without a name: rounded to a grid, formed of prices that were concluded here or declared
         *     with evidence, and the same for every reader.
         */
        SpreadView: {
            /**
             * Format: date
             * @description When the figures were formed; they move only when several hospitals' prices have changed.
             */
            formed_on: string;
            /** @description How far the points of the grid are apart on which they were rounded, in percent. */
            grid_percent: components["schemas"]["Percent"];
            /** @description Three quarters of them pay this or less. */
            high: components["schemas"]["UnitPrice"];
            /** @description A quarter of them pays this or less. */
            low: components["schemas"]["UnitPrice"];
            /** @description Half of them pays this or less. */
            median: components["schemas"]["UnitPrice"];
        };
        /** @description A price that is listed today. */
        StandingPrice: {
            /** @description Yuan for one base unit. */
            base_price: components["schemas"]["UnitPrice"];
            /**
             * Format: date
             * @description The first day on which it is in force there.
             */
            effective_from: string;
            /**
             * Format: date
             * @description The last day, if it has one.
             */
            effective_to?: string | null;
            kind: components["schemas"]["PriceKind"];
            /** @description Base units that the price buys. */
            pack_ratio: string;
            /** @description The platform. */
            platform: string;
            platform_level: components["schemas"]["PlatformLevel"];
            /** @description Yuan for `pack_ratio` base units. */
            price: components["schemas"]["UnitPrice"];
            /** @description The province. */
            region: components["schemas"]["RegionView"];
            /** @description The document it comes from. */
            source: string;
        };
        /** @description What an organisation stores of a kind of file, and may. */
        StorageUseView: {
            /**
             * Format: int64
             * @description What is stored altogether.
             */
            bytes: number;
            /**
             * Format: int64
             * @description What may be stored altogether.
             */
            bytes_max: number;
            /**
             * Format: int64
             * @description What may be stored on a day.
             */
            bytes_per_day_max: number;
            /**
             * Format: int64
             * @description What was stored today.
             */
            bytes_today: number;
            /** @description Which files. */
            kind: components["schemas"]["StoredKind"];
            /** @description The same in words. */
            label: string;
        };
        /**
         * @description Which files are stored.
         * @enum {string}
         */
        StoredKind: "evidence" | "import-files" | "export-files";
        /** @description The id of what a record concerns, under the name of its kind; the others are null. */
        SubjectIds: {
            /** @description Of what it concerns. */
            campaign_id?: string | null;
            /** @description Of what it concerns. */
            invitation_id?: string | null;
            /** @description Of what it concerns. */
            lower_price_report_id?: string | null;
        };
        /** @description Which submitted changes are decided on; an absent part asks nothing. */
        SubmittedChanges: {
            campaign_id?: components["schemas"]["CampaignId"] | null;
            origin?: components["schemas"]["ChangeOrigin"] | null;
            product_id?: components["schemas"]["ProductId"] | null;
            /** @description Part of the name, or how the code begins. */
            q?: string | null;
        };
        /** @description What this installation is. */
        SystemView: {
            /** @description The accounts of the demonstration. */
            accounts?: components["schemas"]["DemoAccountView"][];
            /** @description Whether it holds demonstration data. */
            demonstration: boolean;
            /** @description How mail leaves. */
            mail: components["schemas"]["MailView"];
            public_address?: components["schemas"]["PublicAddressView"] | null;
            /** @description Whether operators may move its clock. */
            simulated_clock: boolean;
            /** @description The program's version. */
            version: string;
        };
        /** @description A password to hand over. It is in no other answer. */
        TemporaryPasswordView: {
            /** @description The password, once. */
            password: string;
            /** @description Until when it serves. */
            valid_until: components["schemas"]["ShanghaiTime"];
        };
        /** @description Who did something. */
        ThreadActor: {
            /** @description The person's or program's name. */
            account: string;
            /** @description The organisation's name. */
            organisation: string;
        };
        /** @description Something that happened to an invitation or an organisation. */
        ThreadEvent: {
            actor?: components["schemas"]["ThreadActor"] | null;
            /** @description The instant at which it happened. */
            at: components["schemas"]["ShanghaiTime"];
            /** @description The clause that it rests on. */
            clause?: string | null;
            /** @description The figures of the event, as it was recorded. */
            data: Record<string, unknown>;
            /** @description The figures that people read, in words. */
            figures: components["schemas"]["FigureView"][];
            /** @description The kind of event. */
            kind: string;
            /** @description What, in the language asked for. */
            label: string;
            /** @description Whether it is good news. */
            tone: components["schemas"]["EventTone"];
        };
        /** @description The time that is left to answer. */
        TimeLeft: {
            /**
             * Format: int64
             * @description Seconds to the deadline.
             */
            seconds: number;
            /** @description Working days after today. */
            working_days: number;
        };
        /** @description Words to show, with the name that programs know them by. */
        Told: {
            /** @description The stable name. */
            code: string;
            /** @description The words, in the language asked for. */
            text: string;
        };
        /** @description An account for whose owner nobody vouches but those who gave its password, until another person has confirmed that he holds it. */
        UnconfirmedView: {
            /** @description Those who opened it or gave it a password: they cannot confirm it. */
            given_by: components["schemas"]["GiverView"][];
            /** @description Since when: the instant of its last given password. */
            since: components["schemas"]["ShanghaiTime"];
        };
        /**
         * @description What a reversal did to a thing, in the order in which things are listed.
         * @enum {string}
         */
        UndoneStep: "limit_moved" | "invitation_restored" | "invitation_withdrawn" | "price_far" | "price_withdrawn" | "price_restored" | "concluded_price_restored" | "concluded_price_ending" | "concluded_under_load" | "declaration_withdrawn" | "price_held" | "price_overtaken" | "change_withdrawn" | "change_waits" | "left_as_it_is";
        /** @description A thing that was undone, or that is named. */
        UndoneView: {
            before?: components["schemas"]["UnitPrice"] | null;
            invitation_id?: components["schemas"]["InvitationId"] | null;
            /** @description The number that people know it by, if it has one. */
            number?: string | null;
            price?: components["schemas"]["UnitPrice"] | null;
            product_id: components["schemas"]["ProductId"];
            product_name: string;
            /**
             * Format: int64
             * @description Sales units.
             */
            quantity?: number | null;
            specification: string;
            step: components["schemas"]["UndoneStep"];
        };
        /**
         * @description Yuan for one unit, with at most four decimals, never negative.
         * @example 690.00
         */
        UnitPrice: string;
        /** @description How many messages are not read. */
        UnreadCount: {
            /**
             * Format: int64
             * @description Messages of the account that are not read yet.
             */
            count: number;
        };
        /** @description An upload in multipart form. */
        Upload: {
            /**
             * Format: binary
             * @description xlsx, xls, et, ods or csv (UTF-8 or GBK).
             */
            file: string;
        };
        /** @description A year of the calendar. */
        YearView: {
            /** @description Whether its notice names every rest day that the law fixes; if not, deadlines in it are provisional. */
            complete: boolean;
            /** @description The days that the notice names. */
            days: components["schemas"]["DayView"][];
            /** @description Whether its notice is loaded. */
            known: boolean;
            /** @description Rest days by law that its notice leaves out. */
            missing: components["schemas"]["MissingDayView"][];
            /**
             * Format: int64
             * @description The version of its notice.
             */
            version?: number | null;
            /**
             * Format: int32
             * @description The calendar year.
             */
            year: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AccountAction = components['schemas']['AccountAction'];
export type AccountConfirmed = components['schemas']['AccountConfirmed'];
export type AccountDutiesSet = components['schemas']['AccountDutiesSet'];
export type AccountId = components['schemas']['AccountId'];
export type AccountOpened = components['schemas']['AccountOpened'];
export type AccountState = components['schemas']['AccountState'];
export type AccountStateSet = components['schemas']['AccountStateSet'];
export type AccountView = components['schemas']['AccountView'];
export type AddedPasskeyView = components['schemas']['AddedPasskeyView'];
export type AnswerResult = components['schemas']['AnswerResult'];
export type AnswerResults = components['schemas']['AnswerResults'];
export type Answers = components['schemas']['Answers'];
export type BarredAction = components['schemas']['BarredAction'];
export type BatchAction = components['schemas']['BatchAction'];
export type Benchmark = components['schemas']['Benchmark'];
export type CalendarDayKind = components['schemas']['CalendarDayKind'];
export type CalendarProposalId = components['schemas']['CalendarProposalId'];
export type CalendarProposalRefusal = components['schemas']['CalendarProposalRefusal'];
export type CalendarProposalView = components['schemas']['CalendarProposalView'];
export type CalendarProposalWithdrawal = components['schemas']['CalendarProposalWithdrawal'];
export type CalendarView = components['schemas']['CalendarView'];
export type CampaignCorrected = components['schemas']['CampaignCorrected'];
export type CampaignExtension = components['schemas']['CampaignExtension'];
export type CampaignId = components['schemas']['CampaignId'];
export type CampaignMaker = components['schemas']['CampaignMaker'];
export type CampaignOpened = components['schemas']['CampaignOpened'];
export type CampaignOpening = components['schemas']['CampaignOpening'];
export type CampaignProductView = components['schemas']['CampaignProductView'];
export type CampaignProgress = components['schemas']['CampaignProgress'];
export type CampaignReason = components['schemas']['CampaignReason'];
export type CampaignState = components['schemas']['CampaignState'];
export type CampaignView = components['schemas']['CampaignView'];
export type CapacityAdded = components['schemas']['CapacityAdded'];
export type CapacitySwitched = components['schemas']['CapacitySwitched'];
export type CapacityView = components['schemas']['CapacityView'];
export type CatalogueKind = components['schemas']['CatalogueKind'];
export type Category = components['schemas']['Category'];
export type ChallengeView = components['schemas']['ChallengeView'];
export type ChallengeWanted = components['schemas']['ChallengeWanted'];
export type ChangeActor = components['schemas']['ChangeActor'];
export type ChangeDecision = components['schemas']['ChangeDecision'];
export type ChangeEvent = components['schemas']['ChangeEvent'];
export type ChangeOrigin = components['schemas']['ChangeOrigin'];
export type ChangeProduct = components['schemas']['ChangeProduct'];
export type ChangePublicity = components['schemas']['ChangePublicity'];
export type ChangeSource = components['schemas']['ChangeSource'];
export type ChangeState = components['schemas']['ChangeState'];
export type ChangeThread = components['schemas']['ChangeThread'];
export type ChangeView = components['schemas']['ChangeView'];
export type ChangesStopped = components['schemas']['ChangesStopped'];
export type ClauseView = components['schemas']['ClauseView'];
export type ClockMoved = components['schemas']['ClockMoved'];
export type ClockView = components['schemas']['ClockView'];
export type Coded = components['schemas']['Coded'];
export type Confirmation = components['schemas']['Confirmation'];
export type ConfirmedView = components['schemas']['ConfirmedView'];
export type ConsequenceView = components['schemas']['ConsequenceView'];
export type ConsideredPrice = components['schemas']['ConsideredPrice'];
export type Counter = components['schemas']['Counter'];
export type CounterKey = components['schemas']['CounterKey'];
export type CounterOffer = components['schemas']['CounterOffer'];
export type Credentials = components['schemas']['Credentials'];
export type CurrentPriceDeclared = components['schemas']['CurrentPriceDeclared'];
export type CurrentPriceLine = components['schemas']['CurrentPriceLine'];
export type CurrentPriceOrigin = components['schemas']['CurrentPriceOrigin'];
export type CurrentPriceView = components['schemas']['CurrentPriceView'];
export type Day = components['schemas']['Day'];
export type DayView = components['schemas']['DayView'];
export type DeadlineMoveView = components['schemas']['DeadlineMoveView'];
export type DeadlineMovesView = components['schemas']['DeadlineMovesView'];
export type DeadlineView = components['schemas']['DeadlineView'];
export type DecidedBy = components['schemas']['DecidedBy'];
export type DecisionResult = components['schemas']['DecisionResult'];
export type DecisionResults = components['schemas']['DecisionResults'];
export type DecisionView = components['schemas']['DecisionView'];
export type Decisions = components['schemas']['Decisions'];
export type Declaration = components['schemas']['Declaration'];
export type DeclarationResult = components['schemas']['DeclarationResult'];
export type DeclarationResults = components['schemas']['DeclarationResults'];
export type Declarations = components['schemas']['Declarations'];
export type DemoAccountView = components['schemas']['DemoAccountView'];
export type DeviceId = components['schemas']['DeviceId'];
export type DeviceView = components['schemas']['DeviceView'];
export type Duty = components['schemas']['Duty'];
export type EditReach = components['schemas']['EditReach'];
export type EndingInvitationView = components['schemas']['EndingInvitationView'];
export type EventTone = components['schemas']['EventTone'];
export type EvidenceId = components['schemas']['EvidenceId'];
export type EvidenceView = components['schemas']['EvidenceView'];
export type ExpiringCertificateView = components['schemas']['ExpiringCertificateView'];
export type Explanation = components['schemas']['Explanation'];
export type ExplanationView = components['schemas']['ExplanationView'];
export type Export = components['schemas']['Export'];
export type ExportId = components['schemas']['ExportId'];
export type ExportState = components['schemas']['ExportState'];
export type FacetValue = components['schemas']['FacetValue'];
export type FeedEvent = components['schemas']['FeedEvent'];
export type FeedPage = components['schemas']['FeedPage'];
export type FeedSubject = components['schemas']['FeedSubject'];
export type FigureKind = components['schemas']['FigureKind'];
export type FigureView = components['schemas']['FigureView'];
export type FileWarning = components['schemas']['FileWarning'];
export type FilteredDecided = components['schemas']['FilteredDecided'];
export type FilteredDecision = components['schemas']['FilteredDecision'];
export type FilteredForeseen = components['schemas']['FilteredForeseen'];
export type FilteredPreview = components['schemas']['FilteredPreview'];
export type FindingKind = components['schemas']['FindingKind'];
export type FindingState = components['schemas']['FindingState'];
export type GiverView = components['schemas']['GiverView'];
export type HandedIn = components['schemas']['HandedIn'];
export type HomeView = components['schemas']['HomeView'];
export type HospitalGrade = components['schemas']['HospitalGrade'];
export type HospitalOwnership = components['schemas']['HospitalOwnership'];
export type ImportBegun = components['schemas']['ImportBegun'];
export type ImportCounts = components['schemas']['ImportCounts'];
export type ImportId = components['schemas']['ImportId'];
export type ImportKind = components['schemas']['ImportKind'];
export type ImportState = components['schemas']['ImportState'];
export type ImportView = components['schemas']['ImportView'];
export type InstallationView = components['schemas']['InstallationView'];
export type Instant = components['schemas']['Instant'];
export type InvitationAction = components['schemas']['InvitationAction'];
export type InvitationId = components['schemas']['InvitationId'];
export type InvitationOrder = components['schemas']['InvitationOrder'];
export type InvitationProduct = components['schemas']['InvitationProduct'];
export type InvitationState = components['schemas']['InvitationState'];
export type InvitationThread = components['schemas']['InvitationThread'];
export type InvitationView = components['schemas']['InvitationView'];
export type InvitationsPreview = components['schemas']['InvitationsPreview'];
export type InvitedManufacturer = components['schemas']['InvitedManufacturer'];
export type IssuedServiceAccount = components['schemas']['IssuedServiceAccount'];
export type JobAsked = components['schemas']['JobAsked'];
export type JobRunState = components['schemas']['JobRunState'];
export type JobRunView = components['schemas']['JobRunView'];
export type JobState = components['schemas']['JobState'];
export type JobView = components['schemas']['JobView'];
export type JoiningAgreed = components['schemas']['JoiningAgreed'];
export type KindSetting = components['schemas']['KindSetting'];
export type KindSettingView = components['schemas']['KindSettingView'];
export type KindText_FindingKind = components['schemas']['KindText_FindingKind'];
export type KindText_NotBuyable = components['schemas']['KindText_NotBuyable'];
export type KindText_NotCounted = components['schemas']['KindText_NotCounted'];
export type KnownPlatform = components['schemas']['KnownPlatform'];
export type LastDay = components['schemas']['LastDay'];
export type LastLinkView = components['schemas']['LastLinkView'];
export type LeftAsItIs = components['schemas']['LeftAsItIs'];
export type LimitChange = components['schemas']['LimitChange'];
export type LimitEffect = components['schemas']['LimitEffect'];
export type LimitLater = components['schemas']['LimitLater'];
export type LimitSheet = components['schemas']['LimitSheet'];
export type LimitSource = components['schemas']['LimitSource'];
export type LimitStep = components['schemas']['LimitStep'];
export type LimitVersionId = components['schemas']['LimitVersionId'];
export type LinkOpened = components['schemas']['LinkOpened'];
export type LinkSeen = components['schemas']['LinkSeen'];
export type LinkUsed = components['schemas']['LinkUsed'];
export type LinkVoided = components['schemas']['LinkVoided'];
export type LinkWanted = components['schemas']['LinkWanted'];
export type LinkageId = components['schemas']['LinkageId'];
export type LinkagePublicityView = components['schemas']['LinkagePublicityView'];
export type LinkagePublicized = components['schemas']['LinkagePublicized'];
export type LinkageState = components['schemas']['LinkageState'];
export type LinkageView = components['schemas']['LinkageView'];
export type ListedBeside = components['schemas']['ListedBeside'];
export type ListedPriceId = components['schemas']['ListedPriceId'];
export type ListingChange = components['schemas']['ListingChange'];
export type ListingPlatform = components['schemas']['ListingPlatform'];
export type ListingPlatformId = components['schemas']['ListingPlatformId'];
export type ListingState = components['schemas']['ListingState'];
export type LoadPreview = components['schemas']['LoadPreview'];
export type LoadingResult = components['schemas']['LoadingResult'];
export type LowerPriceAction = components['schemas']['LowerPriceAction'];
export type LowerPriceReportId = components['schemas']['LowerPriceReportId'];
export type LowerPriceReportView = components['schemas']['LowerPriceReportView'];
export type LowerPriceReported = components['schemas']['LowerPriceReported'];
export type LowerPriceState = components['schemas']['LowerPriceState'];
export type LowestView = components['schemas']['LowestView'];
export type MailMode = components['schemas']['MailMode'];
export type MailView = components['schemas']['MailView'];
export type MeView = components['schemas']['MeView'];
export type MediaType = components['schemas']['MediaType'];
export type MessageId = components['schemas']['MessageId'];
export type MessageKind = components['schemas']['MessageKind'];
export type MessageLanguage = components['schemas']['MessageLanguage'];
export type MessageSettings = components['schemas']['MessageSettings'];
export type MessageSettingsView = components['schemas']['MessageSettingsView'];
export type MessageView = components['schemas']['MessageView'];
export type MessageWay = components['schemas']['MessageWay'];
export type MisconductKind = components['schemas']['MisconductKind'];
export type MisconductRecord = components['schemas']['MisconductRecord'];
export type MisconductRecordId = components['schemas']['MisconductRecordId'];
export type MissingDayView = components['schemas']['MissingDayView'];
export type MovesView = components['schemas']['MovesView'];
export type MovingLimit = components['schemas']['MovingLimit'];
export type Named = components['schemas']['Named'];
export type NamedDayLoaded = components['schemas']['NamedDayLoaded'];
export type NamedProduct = components['schemas']['NamedProduct'];
export type NotAccepted = components['schemas']['NotAccepted'];
export type NoticeLoaded = components['schemas']['NoticeLoaded'];
export type NoticeView = components['schemas']['NoticeView'];
export type ObjectionAnswer = components['schemas']['ObjectionAnswer'];
export type ObjectionId = components['schemas']['ObjectionId'];
export type ObjectionProduct = components['schemas']['ObjectionProduct'];
export type ObjectionRaised = components['schemas']['ObjectionRaised'];
export type ObjectionState = components['schemas']['ObjectionState'];
export type ObjectionView = components['schemas']['ObjectionView'];
export type ObjectionWithdrawal = components['schemas']['ObjectionWithdrawal'];
export type Offer = components['schemas']['Offer'];
export type OfferOutcome = components['schemas']['OfferOutcome'];
export type OfferPreview = components['schemas']['OfferPreview'];
export type OfferResult = components['schemas']['OfferResult'];
export type OfferResults = components['schemas']['OfferResults'];
export type Offers = components['schemas']['Offers'];
export type OneOrganisationView = components['schemas']['OneOrganisationView'];
export type OneTimeLinkAction = components['schemas']['OneTimeLinkAction'];
export type OneTimeLinkId = components['schemas']['OneTimeLinkId'];
export type OneTimeLinkPurpose = components['schemas']['OneTimeLinkPurpose'];
export type OneTimeLinkState = components['schemas']['OneTimeLinkState'];
export type OneTimeLinkView = components['schemas']['OneTimeLinkView'];
export type OpenInvitation = components['schemas']['OpenInvitation'];
export type OpenedAccountView = components['schemas']['OpenedAccountView'];
export type OpenedLinkView = components['schemas']['OpenedLinkView'];
export type OrganisationCapacity = components['schemas']['OrganisationCapacity'];
export type OrganisationEdited = components['schemas']['OrganisationEdited'];
export type OrganisationEntered = components['schemas']['OrganisationEntered'];
export type OrganisationId = components['schemas']['OrganisationId'];
export type OrganisationKind = components['schemas']['OrganisationKind'];
export type OrganisationStorageView = components['schemas']['OrganisationStorageView'];
export type OrganisationView = components['schemas']['OrganisationView'];
export type OtherYearView = components['schemas']['OtherYearView'];
export type OverpaymentOffer = components['schemas']['OverpaymentOffer'];
export type OverpaymentOffered = components['schemas']['OverpaymentOffered'];
export type OverpaymentOffers = components['schemas']['OverpaymentOffers'];
export type OverpaymentView = components['schemas']['OverpaymentView'];
export type OwnSessionView = components['schemas']['OwnSessionView'];
export type PackRatio = components['schemas']['PackRatio'];
export type Page_AccountView = components['schemas']['Page_AccountView'];
export type Page_CalendarProposalView = components['schemas']['Page_CalendarProposalView'];
export type Page_CampaignMaker = components['schemas']['Page_CampaignMaker'];
export type Page_CampaignProductView = components['schemas']['Page_CampaignProductView'];
export type Page_CampaignProgress = components['schemas']['Page_CampaignProgress'];
export type Page_CampaignView = components['schemas']['Page_CampaignView'];
export type Page_CapacityView = components['schemas']['Page_CapacityView'];
export type Page_Category = components['schemas']['Page_Category'];
export type Page_ChangeView = components['schemas']['Page_ChangeView'];
export type Page_ClauseView = components['schemas']['Page_ClauseView'];
export type Page_CurrentPriceLine = components['schemas']['Page_CurrentPriceLine'];
export type Page_CurrentPriceView = components['schemas']['Page_CurrentPriceView'];
export type Page_DeviceView = components['schemas']['Page_DeviceView'];
export type Page_ExpiringCertificateView = components['schemas']['Page_ExpiringCertificateView'];
export type Page_Export = components['schemas']['Page_Export'];
export type Page_ImportView = components['schemas']['Page_ImportView'];
export type Page_InvitationView = components['schemas']['Page_InvitationView'];
export type Page_JobRunView = components['schemas']['Page_JobRunView'];
export type Page_JobView = components['schemas']['Page_JobView'];
export type Page_LimitStep = components['schemas']['Page_LimitStep'];
export type Page_LinkageView = components['schemas']['Page_LinkageView'];
export type Page_ListingPlatform = components['schemas']['Page_ListingPlatform'];
export type Page_LowerPriceReportView = components['schemas']['Page_LowerPriceReportView'];
export type Page_MessageView = components['schemas']['Page_MessageView'];
export type Page_MisconductRecord = components['schemas']['Page_MisconductRecord'];
export type Page_ObjectionView = components['schemas']['Page_ObjectionView'];
export type Page_OrganisationStorageView = components['schemas']['Page_OrganisationStorageView'];
export type Page_OrganisationView = components['schemas']['Page_OrganisationView'];
export type Page_OverpaymentView = components['schemas']['Page_OverpaymentView'];
export type Page_OwnSessionView = components['schemas']['Page_OwnSessionView'];
export type Page_PasskeyView = components['schemas']['Page_PasskeyView'];
export type Page_PlaceView = components['schemas']['Page_PlaceView'];
export type Page_PreviewInvitation = components['schemas']['Page_PreviewInvitation'];
export type Page_PreviewProduct = components['schemas']['Page_PreviewProduct'];
export type Page_PriceFindingCount = components['schemas']['Page_PriceFindingCount'];
export type Page_PriceFindingView = components['schemas']['Page_PriceFindingView'];
export type Page_PublicityView = components['schemas']['Page_PublicityView'];
export type Page_ReversalThingView = components['schemas']['Page_ReversalThingView'];
export type Page_RuleProposalView = components['schemas']['Page_RuleProposalView'];
export type Page_RuleView = components['schemas']['Page_RuleView'];
export type Page_SecurityEventView = components['schemas']['Page_SecurityEventView'];
export type Page_ServiceAccount = components['schemas']['Page_ServiceAccount'];
export type Page_ServiceAccountScope = components['schemas']['Page_ServiceAccountScope'];
export type Page_StorageUseView = components['schemas']['Page_StorageUseView'];
export type Page_ThreadEvent = components['schemas']['Page_ThreadEvent'];
export type PasskeyAdded = components['schemas']['PasskeyAdded'];
export type PasskeyId = components['schemas']['PasskeyId'];
export type PasskeyProof = components['schemas']['PasskeyProof'];
export type PasskeyView = components['schemas']['PasskeyView'];
export type PasswordChanged = components['schemas']['PasswordChanged'];
export type Percent = components['schemas']['Percent'];
export type PlaceView = components['schemas']['PlaceView'];
export type PlatformConfirmation = components['schemas']['PlatformConfirmation'];
export type PlatformLevel = components['schemas']['PlatformLevel'];
export type PlatformSeparation = components['schemas']['PlatformSeparation'];
export type PlatformSpelling = components['schemas']['PlatformSpelling'];
export type PlatformState = components['schemas']['PlatformState'];
export type PreviewInvitation = components['schemas']['PreviewInvitation'];
export type PreviewProduct = components['schemas']['PreviewProduct'];
export type PreviewState = components['schemas']['PreviewState'];
export type PreviewView = components['schemas']['PreviewView'];
export type PreviewedProduct = components['schemas']['PreviewedProduct'];
export type PriceAround = components['schemas']['PriceAround'];
export type PriceChangeId = components['schemas']['PriceChangeId'];
export type PriceCorrection = components['schemas']['PriceCorrection'];
export type PriceFindingCount = components['schemas']['PriceFindingCount'];
export type PriceFindingDismissal = components['schemas']['PriceFindingDismissal'];
export type PriceFindingId = components['schemas']['PriceFindingId'];
export type PriceFindingView = components['schemas']['PriceFindingView'];
export type PriceKind = components['schemas']['PriceKind'];
export type PriceSpread = components['schemas']['PriceSpread'];
export type PricesPreview = components['schemas']['PricesPreview'];
export type ProblemDocument = components['schemas']['ProblemDocument'];
export type ProblemField = components['schemas']['ProblemField'];
export type ProblemType = components['schemas']['ProblemType'];
export type ProductDetail = components['schemas']['ProductDetail'];
export type ProductFacets = components['schemas']['ProductFacets'];
export type ProductFlag = components['schemas']['ProductFlag'];
export type ProductHead = components['schemas']['ProductHead'];
export type ProductId = components['schemas']['ProductId'];
export type ProductItem = components['schemas']['ProductItem'];
export type ProductOrder = components['schemas']['ProductOrder'];
export type ProductPage = components['schemas']['ProductPage'];
export type PublicAddressView = components['schemas']['PublicAddressView'];
export type PublicityExtension = components['schemas']['PublicityExtension'];
export type PublicityId = components['schemas']['PublicityId'];
export type PublicityReason = components['schemas']['PublicityReason'];
export type PublicityView = components['schemas']['PublicityView'];
export type Quarter = components['schemas']['Quarter'];
export type Reason = components['schemas']['Reason'];
export type RecordWithdrawn = components['schemas']['RecordWithdrawn'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type RegionCode = components['schemas']['RegionCode'];
export type RegionLevel = components['schemas']['RegionLevel'];
export type RegionView = components['schemas']['RegionView'];
export type ReplacingPrice = components['schemas']['ReplacingPrice'];
export type ReportDeadline = components['schemas']['ReportDeadline'];
export type ReportedProduct = components['schemas']['ReportedProduct'];
export type ReversalProduct = components['schemas']['ReversalProduct'];
export type ReversalReason = components['schemas']['ReversalReason'];
export type ReversalThingView = components['schemas']['ReversalThingView'];
export type ReversalView = components['schemas']['ReversalView'];
export type RightPrice = components['schemas']['RightPrice'];
export type RiseHeldView = components['schemas']['RiseHeldView'];
export type RisingLimit = components['schemas']['RisingLimit'];
export type Role = components['schemas']['Role'];
export type RowOutcome = components['schemas']['RowOutcome'];
export type RowPreview = components['schemas']['RowPreview'];
export type RowsStruck = components['schemas']['RowsStruck'];
export type RuleAmendment = components['schemas']['RuleAmendment'];
export type RuleEnd = components['schemas']['RuleEnd'];
export type RuleGuard = components['schemas']['RuleGuard'];
export type RuleImpact = components['schemas']['RuleImpact'];
export type RuleOption = components['schemas']['RuleOption'];
export type RuleProposalAction = components['schemas']['RuleProposalAction'];
export type RuleProposalId = components['schemas']['RuleProposalId'];
export type RuleProposalRefusal = components['schemas']['RuleProposalRefusal'];
export type RuleProposalState = components['schemas']['RuleProposalState'];
export type RuleProposalView = components['schemas']['RuleProposalView'];
export type RuleProposalWithdrawal = components['schemas']['RuleProposalWithdrawal'];
export type RuleRange = components['schemas']['RuleRange'];
export type RuleState = components['schemas']['RuleState'];
export type RuleUnit = components['schemas']['RuleUnit'];
export type RuleView = components['schemas']['RuleView'];
export type RuleWithdrawal = components['schemas']['RuleWithdrawal'];
export type RunId = components['schemas']['RunId'];
export type SecondFactorConfirmed = components['schemas']['SecondFactorConfirmed'];
export type SecondFactorProof = components['schemas']['SecondFactorProof'];
export type SecondFactorRemoval = components['schemas']['SecondFactorRemoval'];
export type SecondFactorSecret = components['schemas']['SecondFactorSecret'];
export type SecondFactorView = components['schemas']['SecondFactorView'];
export type SecurityEventId = components['schemas']['SecurityEventId'];
export type SecurityEventView = components['schemas']['SecurityEventView'];
export type SecurityKind = components['schemas']['SecurityKind'];
export type SecurityPersonView = components['schemas']['SecurityPersonView'];
export type SentenceView = components['schemas']['SentenceView'];
export type ServiceAccount = components['schemas']['ServiceAccount'];
export type ServiceAccountOpened = components['schemas']['ServiceAccountOpened'];
export type ServiceAccountScope = components['schemas']['ServiceAccountScope'];
export type ServiceAccountState = components['schemas']['ServiceAccountState'];
export type SessionId = components['schemas']['SessionId'];
export type SessionOrganisation = components['schemas']['SessionOrganisation'];
export type SessionView = components['schemas']['SessionView'];
export type SetUpStepKey = components['schemas']['SetUpStepKey'];
export type SetUpStepView = components['schemas']['SetUpStepView'];
export type ShanghaiTime = components['schemas']['ShanghaiTime'];
export type SkippedDay = components['schemas']['SkippedDay'];
export type SpreadPoint = components['schemas']['SpreadPoint'];
export type SpreadView = components['schemas']['SpreadView'];
export type StandingPrice = components['schemas']['StandingPrice'];
export type StorageUseView = components['schemas']['StorageUseView'];
export type StoredKind = components['schemas']['StoredKind'];
export type SubjectIds = components['schemas']['SubjectIds'];
export type SubmittedChanges = components['schemas']['SubmittedChanges'];
export type SystemView = components['schemas']['SystemView'];
export type TemporaryPasswordView = components['schemas']['TemporaryPasswordView'];
export type ThreadActor = components['schemas']['ThreadActor'];
export type ThreadEvent = components['schemas']['ThreadEvent'];
export type TimeLeft = components['schemas']['TimeLeft'];
export type Told = components['schemas']['Told'];
export type UnconfirmedView = components['schemas']['UnconfirmedView'];
export type UndoneStep = components['schemas']['UndoneStep'];
export type UndoneView = components['schemas']['UndoneView'];
export type UnitPrice = components['schemas']['UnitPrice'];
export type UnreadCount = components['schemas']['UnreadCount'];
export type Upload = components['schemas']['Upload'];
export type YearView = components['schemas']['YearView'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
