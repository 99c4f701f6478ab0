-- in   deleted_register, pool · out  relief  without the rows of their pools
delete from relief
where
    pool_no in (
        select pool.pool_no
        from pool
        inner join deleted_register
            on deleted_register.register_no = pool.register_no
    )
