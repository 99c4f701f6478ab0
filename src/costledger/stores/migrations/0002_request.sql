-- Answers kept under the key that came with the request, so that a retry of a posting
-- gets the first answer and posts nothing again. `answer` is JSON.
create table request (
    request_key text not null,
    verb text not null,
    answer text not null,
    answered_at timestamp not null
);
