-- Remember the last document number that was given.
--
-- in   allocate_pool
-- out  setup
update setup
set last_allocation_doc_no = (
    select allocate_pool.document_no
    from allocate_pool
    where allocate_pool.pool_no = (
        select max(last_pool.pool_no)
        from allocate_pool as last_pool
    )
)
